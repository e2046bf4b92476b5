import type { ImportProblem } from '../failure.ts';
import type { AreaChoice, ImportWarning } from '../warning.ts';
import { megabytes } from './megabytes.ts';

export function problemInDanish(problem: ImportProblem): string {
  switch (problem.code) {
    case 'file-empty':
      return 'Filen er tom.';
    case 'file-too-large':
      return `Filen fylder ${megabytes(problem.bytes)}. Den må højst fylde ${megabytes(problem.maxBytes)}.`;
    case 'file-unknown':
      return 'Filen er hverken PDF, tekst, CSV, Excel (.xlsx) eller JSON, så den kan ikke læses.';
    case 'file-web-page':
      return 'Filen er en webside. Hent selve dokumentet, fx som PDF, og prøv igen.';
    case 'file-old-office':
      return problem.format === 'excel'
        ? 'Filen er i Excels gamle format (.xls) eller har en adgangskode. Gem den som .xlsx uden adgangskode, og prøv igen.'
        : 'Filen er et Word-dokument. Gem det som PDF, og prøv igen.';
    case 'pdf-broken':
      return 'PDF-filen er beskadiget og kan ikke læses. Hent den igen, og prøv på ny.';
    case 'pdf-encrypted':
      return 'PDF-filen er låst med en adgangskode. Gem en udgave uden adgangskode, og prøv igen.';
    case 'pdf-without-text':
      return `PDF-filen rummer ingen tekst på sine ${problem.pages} sider, kun billeder. Brug en udgave, der ikke er scannet.`;
    case 'pdf-too-many-pages':
      return `PDF-filen har ${problem.pages} sider. Den må højst have ${problem.maxPages}.`;
    case 'page-too-full':
      return `Side ${problem.page} rummer mere tekst, end der kan være på et ark kort.`;
    case 'inflates-too-far':
      return `Filen pakker ud til mere end ${megabytes(problem.maxBytes)} og bliver ikke læst.`;
    case 'text-too-long':
      return `Filen rummer mere end ${problem.maxChars} tegn tekst. Så meget er der ikke i et kortsæt.`;
    case 'workbook-broken':
      return 'Excel-filen er beskadiget og kan ikke læses. Åbn den i Excel, gem den igen, og prøv på ny.';
    case 'workbook-encrypted':
      return 'Excel-filen er låst med en adgangskode. Gem en udgave uden adgangskode, og prøv igen.';
    case 'csv-broken':
      return `CSV-filen har et citationstegn i linje ${problem.line}, der aldrig bliver lukket.`;
    case 'table-too-large':
      return `Tabellen er for stor ved række ${problem.row}: højst ${problem.maxRows} rækker og ${problem.maxColumns} kolonner.`;
    case 'cell-too-long':
      return `Et felt i række ${problem.row} er på mere end ${problem.maxChars} tegn.`;
    case 'table-without-heading':
      return 'Tabellen mangler en overskrift. Første række skal hedde Område, Spørgsmål og Eksempler.';
    case 'row-without-question':
      return `Række ${problem.row} mangler sit spørgsmål.`;
    case 'json-broken':
      return `Filen er ikke gyldig JSON: ${problem.reason}.`;
    case 'json-not-a-deck':
      return `Filen er JSON, men ikke et kortsæt: ${problem.reason}.`;
    case 'no-cards':
      return 'Der er ingen kort i filen: ingen spørgsmål blev fundet.';
    case 'too-many-cards':
      return `Der er ${problem.cards} kort i filen. Et kortsæt må højst have ${problem.maxCards}.`;
    case 'too-many-areas':
      return `Der er ${problem.areas} områder i filen. Et kortsæt må højst have ${problem.maxAreas}.`;
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
      return `Kort ${warning.cards.join(', ')}: Intet område er nævnt. De er lagt i »${warning.area}«.`;
    case 'no-areas':
      return `Dokumentet nævner ingen områder. Alle kort er lagt i »${warning.area}«.`;
    case 'area-name-doubtful':
      return `Området »${warning.area}« er brudt over to linjer. Måske hedder det »${warning.other}«.`;
    case 'hyphen-doubtful':
      return `Kort ${warning.card}: »${warning.printed}« er læst som »${warning.read}«.`;
    case 'examples-unlabelled':
      return `Kort ${warning.card}: Teksten efter spørgsmålet er læst som eksempler, selv om der ikke står »For eksempel:«.`;
    case 'no-question-mark':
      return `Kort ${warning.card}: Teksten er ikke et spørgsmål.`;
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
      return `Side ${warning.pages.join(', ')} rummer ingen tekst og er sprunget over.`;
    case 'text-turned':
      return `Side ${warning.pages.join(', ')}: Tekst, der står på skrå eller på hovedet, er ikke læst.`;
  }
}
