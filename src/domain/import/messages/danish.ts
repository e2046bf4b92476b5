import type { ImportProblem, UnreadFormat } from '../failure.ts';
import type { AreaChoice, GuessedEncoding, ImportWarning, LeftOutPart } from '../warning.ts';
import { listed } from './lists.ts';
import { megabytes } from './megabytes.ts';

const NOT_READ: Readonly<Record<UnreadFormat, string>> = {
  locked: 'Filen er låst med en adgangskode. Gem en udgave uden adgangskode, og prøv igen.',
  'word-old': 'Filen er i Words gamle format (.doc). Åbn den i Word, gem den som .docx, og prøv igen.',
  'excel-old': 'Filen er i Excels gamle format (.xls). Åbn den i Excel, gem den som .xlsx, og prøv igen.',
  'powerpoint-old':
    'Filen er i PowerPoints gamle format (.ppt). Åbn den i PowerPoint, gem den som .pptx, og prøv igen.',
  'office-old':
    'Filen er i et gammelt Office-format. Åbn den i det program, den er lavet i, gem den som .docx, .xlsx eller .pptx, og prøv igen.',
  'excel-binary': 'Filen er en binær Excel-fil (.xlsb). Åbn den i Excel, gem den som .xlsx, og prøv igen.',
  publisher: 'Filen er fra Publisher. Gem den som PDF, og prøv igen.',
  pages: 'Filen er fra Pages. Eksportér den til Word eller PDF, og prøv igen.',
  numbers: 'Filen er fra Numbers. Eksportér den til Excel eller CSV, og prøv igen.',
  keynote: 'Filen er fra Keynote. Eksportér den til PowerPoint eller PDF, og prøv igen.',
  drawing: 'Filen er en tegning. Gem den som PDF i det program, den er lavet i, og prøv igen.',
  layout: 'Filen er fra InDesign. Eksportér den til PDF, og prøv igen.',
  book: 'Filen er en e-bog. Kopiér spørgsmålene til et dokument eller et regneark, og vælg det i stedet.',
  archive: 'Filen er en zip-mappe. Pak den ud, og vælg selve dokumentet.',
  mail: 'Filen er en mail. Gem den fil, der er vedhæftet, eller kopiér spørgsmålene til et dokument, og vælg det i stedet.',
  shortcut: 'Filen er kun en genvej. Åbn den, hent selve dokumentet, og vælg det i stedet.',
  picture:
    'Filen er et billede, og tekst i billeder kan ikke læses. Brug det dokument, billedet er lavet af, eller skriv spørgsmålene i et regneark.',
  note: 'Filen er fra OneNote. Eksportér siden til Word eller PDF, og prøv igen.',
  xml: 'Filen er i XML, som ikke kan læses. Åbn den i det program, den kommer fra, gem den som .docx, .xlsx eller PDF, og prøv igen.',
};

const PARTS: Readonly<Record<LeftOutPart, string>> = {
  notes: 'fodnoter',
  comments: 'kommentarer',
  'hidden-text': 'skjult tekst',
  'hidden-slides': 'skjulte slides',
  'speaker-notes': 'noter til den, der holder oplægget',
  diagrams: 'figurer med tekst',
};

const ENCODINGS: Readonly<Record<GuessedEncoding, string>> = {
  'ms-dos': 'Filens bogstaver er gemt som i MS-DOS og er skrevet om.',
  macintosh: 'Filens bogstaver er gemt som på en ældre Mac og er skrevet om.',
  mixed: 'Filens bogstaver er gemt på flere måder og er skrevet om linje for linje.',
  'utf-8-twice': 'Filens bogstaver er gemt forkert (»Ã¸« i stedet for »ø«) og er rettet.',
};

function list(items: readonly (string | number)[]): string {
  return listed(items, 'og', (count) => `${count} til`);
}

function inSheet({ sheet }: { readonly sheet?: string }): string {
  return sheet === undefined ? '' : `Arket »${sheet}«: `;
}

function column(names: readonly string[]): string {
  return `${names.length === 1 ? 'Kolonnen' : 'Kolonnerne'} ${list(names.map((name) => `»${name}«`))}`;
}

function sheets(names: readonly string[]): string {
  return `${names.length === 1 ? 'Arket' : 'Arkene'} ${list(names.map((name) => `»${name}«`))}`;
}

export function problemInDanish(problem: ImportProblem): string {
  switch (problem.code) {
    case 'file-empty':
      return 'Filen er tom.';
    case 'file-too-large':
      return `Filen fylder ${megabytes(problem.bytes)}. Den må højst fylde ${megabytes(problem.maxBytes)}.`;
    case 'file-unknown':
      return 'Filen er ikke af en slags, der kan læses. Brug PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), OpenDocument (.odt, .odp, .ods), RTF, CSV, tekst eller JSON.';
    case 'file-web-page':
      return 'Filen er en webside. Hent selve dokumentet, fx som PDF, og prøv igen.';
    case 'file-not-read':
      return NOT_READ[problem.format];
    case 'file-broken':
      return 'Filen er beskadiget og kan ikke læses. Åbn den i det program, den er lavet i, gem den igen, og prøv på ny.';
    case 'pdf-broken':
      return 'PDF-filen er beskadiget og kan ikke læses. Hent den igen, og prøv på ny.';
    case 'pdf-encrypted':
      return 'PDF-filen er låst med en adgangskode. Gem en udgave uden adgangskode, og prøv igen.';
    case 'pdf-without-text':
      return `PDF-filen rummer ingen tekst på sine ${problem.pages} sider, kun billeder. Brug en udgave, der ikke er scannet.`;
    case 'pdf-letters-unknown':
      return 'PDF-filen viser teksten, men gemmer ikke, hvilke bogstaver den består af, så den kan ikke læses. Vælg det dokument, den er lavet af, fx i Word, eller gem PDF’en igen derfra. Har du kun PDF’en, så skriv spørgsmålene i en af skabelonerne.';
    case 'pdf-text-cut':
      return `Side ${list(problem.pages)}: Meget af teksten er skåret af ved kanten af sit felt og mangler i filen. Importér regnearket eller dokumentet selv, eller gør felterne større, og gem PDF’en igen.`;
    case 'pdf-too-many-pages':
      return `PDF-filen har ${problem.pages} sider. Den må højst have ${problem.maxPages}.`;
    case 'page-too-full':
      return `Side ${problem.page} rummer mere tekst, end der kan være på et ark kort.`;
    case 'inflates-too-far':
      return `Filen fylder mere end ${megabytes(problem.maxBytes)}, når den er pakket ud, og bliver ikke læst.`;
    case 'text-too-long':
      return `Filen rummer mere end ${problem.maxChars} tegn tekst. Så meget er der ikke i et kortsæt.`;
    case 'csv-broken':
      return `CSV-filen har et citationstegn i linje ${problem.line}, der aldrig bliver lukket.`;
    case 'table-too-large':
      return `Tabellen er for stor ved række ${problem.row}: højst ${problem.maxRows} rækker og ${problem.maxColumns} kolonner.`;
    case 'cell-too-long':
      return `Et felt i række ${problem.row} er på mere end ${problem.maxChars} tegn.`;
    case 'table-without-heading':
      return `Tabellen viser ikke, hvor spørgsmålene står. Skriv Område, Spørgsmål og Eksempler i den øverste række, og prøv igen.${problem.first === '' ? '' : ` Nu står der »${problem.first}«.`}`;
    case 'only-hidden-rows':
      return `Alle ${problem.rows} rækker med indhold er skjult i regnearket. Vis dem, gem filen, og prøv igen.`;
    case 'json-broken':
      return `Filen er ikke gyldig JSON: ${problem.reason}.`;
    case 'json-not-a-deck':
      return `Filen er JSON, men ikke et kortsæt: ${problem.reason}.`;
    case 'no-cards':
      return 'Der blev ikke fundet nogen spørgsmål i filen. Skriv hvert spørgsmål på sin egen linje med spørgsmålstegn, eller brug en af skabelonerne.';
    case 'too-many-cards':
      return `Der er ${problem.cards} kort i filen. Et kortsæt må højst have ${problem.maxCards}. Del filen i flere, og prøv igen.`;
    case 'too-many-areas':
      return `Der er ${problem.areas} områder i filen. Et kortsæt må højst have ${problem.maxAreas}. Læg nogle af dem sammen i filen, og prøv igen.`;
    case 'took-too-long':
      return `Filen var ikke læst efter ${problem.maxSeconds} sekunder, så læsningen blev stoppet.`;
    case 'took-too-much-memory':
      return 'Filen krævede for meget hukommelse, så læsningen blev stoppet.';
  }
}

export function warningInDanish(warning: ImportWarning, choice: AreaChoice): string {
  switch (warning.code) {
    case 'back-repeats-area': {
      const where = warning.page === undefined ? '' : ` (bagside på side ${warning.page})`;
      const [chosen, other] =
        choice === 'position' ? [warning.position, warning.printed] : [warning.printed, warning.position];
      const why = choice === 'position' ? 'efter arkets plads' : 'som trykt';
      const otherWhy = choice === 'position' ? 'Som trykt' : 'Efter arkets plads';
      const one = warning.cards.length === 1;
      return `Ark ${warning.sheet}${where}: Bagsiden gentager et tidligere område, »${warning.printed}«. ${one ? 'Arkets kort' : `Arkets ${warning.cards.length} kort`} er lagt i »${chosen}« ${why}. ${otherWhy} hører ${one ? 'det' : 'de'} til »${other}«.`;
    }
    case 'areas-take-turns':
      return `Områderne skifter mellem hinanden på ${warning.sheets} ark, så hvert kort er lagt i det område, der står på bagsiden.`;
    case 'backs-doubtful':
      return `Side ${warning.page}: Bagsiderne er forskellige, og dokumentet viser ikke, hvordan arket vendes. De er læst spejlvendt, som ved tosidet print.`;
    case 'back-missing':
      return `Kort ${list(warning.cards)}: Intet område er nævnt. ${warning.cards.length === 1 ? 'Det' : 'De'} er lagt i »${warning.area}«.`;
    case 'no-areas':
      return `Dokumentet nævner ingen områder. Alle kort er lagt i »${warning.area}«.`;
    case 'area-name-doubtful':
      return `Området »${warning.area}« er brudt over to linjer. Måske hedder det »${warning.other}«.`;
    case 'hyphen-doubtful':
      return `Kort ${warning.card}: »${warning.printed}« er læst som »${warning.read}«.`;
    case 'encoding-guessed':
      return `${ENCODINGS[warning.encoding]} Se efter, at æ, ø og å står rigtigt på kortene.`;
    case 'parts-left-out':
      return `Dokumentet har også ${list(warning.parts.map((part) => PARTS[part]))}, som ikke er taget med. Skriv det selv på kortene, hvis det skal med.`;
    case 'rows-hidden':
      return `${inSheet(warning)}${warning.rows.length === 1 ? 'Den skjulte række' : 'De skjulte rækker'} ${list(warning.rows)} er ikke taget med. Vis dem i regnearket, og hent filen igen, hvis de skal med.`;
    case 'rows-left-out': {
      const one = warning.rows.length === 1;
      const rows = `${inSheet(warning)}Række ${list(warning.rows)}`;
      return warning.reason === 'error'
        ? `${rows} er ikke taget med, fordi der står en fejl som #N/A i stedet for spørgsmålet. Ret den i regnearket, og hent filen igen.`
        : `${rows} har ikke noget spørgsmål og er ikke taget med. Skriv ${one ? 'det' : 'dem'} i filen, og hent den igen, eller skriv ${one ? 'kortet' : 'kortene'} selv.`;
    }
    case 'cells-broken':
      return `${inSheet(warning)}Række ${list(warning.rows)}: Der står en fejl som #N/A i et felt. Det er læst som tomt.`;
    case 'columns-hidden':
      return `${inSheet(warning)}${column(warning.columns)} er skjult i regnearket, men er taget med. Ret kortene, hvis det ikke var meningen.`;
    case 'columns-left-out':
      return `${inSheet(warning)}${column(warning.columns)} er ikke taget med. Kun område, spørgsmål og eksempler kommer på kortene.`;
    case 'columns-guessed': {
      const { question, area, examples } = warning;
      const others = [
        ...(area === undefined ? [] : [`${area} som områder`]),
        ...(examples === undefined ? [] : [`${examples} som eksempler`]),
      ];
      return `${inSheet(warning)}Tabellen har ingen overskrifter, der kan genkendes. ${[`Kolonne ${question} er læst som spørgsmål`, ...others].join(', ')}. Se kortene igennem.`;
    }
    case 'sheets-left-out':
      return `${sheets(warning.sheets)} har ingen spørgsmål, der kan genkendes, og er ikke taget med.`;
    case 'sheets-hidden':
      return `${sheets(warning.sheets)} er skjult i filen og er ikke taget med. Vis det, og hent filen igen, hvis det skal med.`;
    case 'nothing-asks':
      return `Ingen af de ${warning.count} kort stiller et spørgsmål. Se efter, om det er den rigtige tekst, der er kommet på kortene.`;
    case 'examples-unlabelled':
      return `Kort ${list(warning.cards)}: Teksten efter spørgsmålet er læst som eksempler, selv om der ikke står »For eksempel:«.`;
    case 'no-question-mark':
      return `Kort ${list(warning.cards)}: Teksten er ikke et spørgsmål.`;
    case 'several-questions':
      return `Kort ${list(warning.cards)}: Der er flere spørgsmål på ét kort. Del det i flere kort, hvis de ikke hører sammen.`;
    case 'number-as-question':
      return `Kort ${list(warning.cards)}: Der står et tal eller et nummer i stedet for et spørgsmål. Se efter, om det er den rigtige kolonne, der er læst.`;
    case 'letters-lost':
      return `Kort ${list(warning.cards)}: Nogle bogstaver er gået tabt i filen, ofte æ, ø og å. Ret dem på kortet, eller gem filen igen som UTF-8.`;
    case 'no-language':
      return `Kort ${list(warning.cards)}: Teksten ligner ikke et sprog. Sammenlign med filen, og skriv kortet om, hvis det er læst forkert.`;
    case 'text-left-out': {
      const texts = warning.texts.map((text) => `»${text}«`);
      const places = `${warning.more} ${warning.more === 1 ? 'sted' : 'steder'} mere`;
      const all = warning.more === 0 ? list(texts) : `${texts.join(', ')} og ${places}`;
      return `Noget af filens tekst er ikke kommet med: ${all}. Skriv det selv på et kort, hvis det hører til.`;
    }
    case 'same-question':
      return `Kort ${warning.card} stiller samme spørgsmål som kort ${warning.other}.`;
    case 'markup':
      return `Kort ${warning.card}: Teksten rummer HTML-koder. De vises, som de er skrevet.`;
    case 'too-long':
      return `Kort ${warning.card}: ${warning.field === 'question' ? 'Spørgsmålet' : 'Et eksempel'} er på ${warning.chars} tegn. Der er plads til ${warning.maxChars}.`;
    case 'area-too-long':
      return `Området »${warning.area}« har et langt navn. Der er plads til ${warning.maxChars} tegn.`;
    case 'introduction-too-long':
      return `Vejledningen er længere end ${warning.maxChars} tegn og kommer ikke med i kortsættet.`;
    case 'pages-without-text':
      return `Side ${list(warning.pages)} rummer ingen tekst og er sprunget over.`;
    case 'text-turned':
      return `Side ${list(warning.pages)}: Tekst, der står på skrå, er ikke læst. Skriv den selv på kortene, hvis den hører til.`;
    case 'letters-unknown':
      return `Side ${list(warning.pages)}: Noget af teksten er i en skrifttype, der ikke siger, hvilke bogstaver den viser. Sammenlign kortene med filen, og skriv det, der mangler.`;
    case 'text-cut':
      return `Side ${list(warning.pages)}: Noget tekst er skåret af ved kanten af sit felt. Se efter, om der mangler ord på kortene.`;
  }
}
