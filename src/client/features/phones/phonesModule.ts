export { PhonesLine } from './PhonesLine.tsx';
export { PhonesOnStage } from './PhonesOnStage.tsx';
export { PhonesSheet } from './PhonesSheet.tsx';
