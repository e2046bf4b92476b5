/** JSON as it is stored: it goes into an answer without being parsed and written again. */
export class StoredJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
