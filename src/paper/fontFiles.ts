/** Source Sans 3 (SIL Open Font License): Danish and English letters, and most of Europe's. Paths inside its package. */
export const FONT_PACKAGE = '@expo-google-fonts/source-sans-3';
export const FONT_FILES = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  bold: '600SemiBold/SourceSans3_600SemiBold.ttf',
} as const;
