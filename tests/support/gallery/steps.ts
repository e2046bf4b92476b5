/** What is pressed at the gallery's tables before a view is looked at; in either language. */
import type { Page } from '@playwright/test';

export const openRounds = async (page: Page) => {
  await page.getByRole('button', { name: /^(Tid|Time)$/ }).click();
  await page.getByRole('textbox').waitFor();
};

export const showExamples = async (page: Page) => {
  await page.getByRole('button', { name: /^(Vis eksempler|Show examples)/ }).click();
};

export const openCatalogue = async (page: Page) => {
  await page.getByRole('tab', { name: /^(Katalog|Catalogue)$/ }).click();
  await page.getByRole('radio').first().waitFor();
};

/** At a place of the wheel, whichever was open. */
export const openPlace = async (page: Page) => {
  await openCatalogue(page);
  await page.getByRole('radio', { name: /^(Dataanvendelse|Using data),/ }).focus();
  await page.keyboard.press('Enter');
};

export const searchCatalogue = async (page: Page) => {
  await openCatalogue(page);
  await page.getByRole('searchbox').fill('data');
};

export const openHelp = async (page: Page) => {
  await page.getByRole('button', { name: /^(Bordet|The table):/ }).click();
  await page.getByRole('button', { name: /^(Hjælp og om appen|Help and about)/ }).click();
  await page.getByRole('heading', { name: /^(Om Dialogkort|About Dialogue cards)$/ }).waitFor();
};

export const openGuestHelp = async (page: Page) => {
  await page.getByRole('button', { name: /^(Hjælp|Help)$/ }).click();
  await page.getByRole('heading', { name: /^(Om Dialogkort|About Dialogue cards)$/ }).waitFor();
};

export const copyDetails = async (page: Page) => {
  await openHelp(page);
  await page.getByRole('button', { name: /^(Kopiér tekniske|Copy technical)/ }).click();
  await page.getByText(/^(Kopieret|Copied|Det kunne ikke|It could not)/).waitFor();
};

export const untilRecap = async (page: Page) => {
  await page.getByRole('region', { name: /^(Aftaler|Actions)$/ }).waitFor();
};

export const openExport = async (page: Page) => {
  await untilRecap(page);
  await page.getByText(/^(Gem eller del|Keep or share)/).click();
  await page.getByText(/^(Kopiér som tekst|Copy as text)/).click();
};

/** The place for what one writes, by its name in either language. */
export const openMine = async (page: Page) => {
  await page.getByRole('tab', { name: /^(Noter|Notes|Mine noter|My notes)$/ }).click();
  await page.getByRole('tabpanel').getByRole('textbox').first().waitFor();
};

export const openPrepare = async (page: Page) => {
  await page.getByRole('button', { name: /^(Gør kortene klar|Get the cards ready)$/ }).click();
  await page.getByRole('dialog').getByRole('combobox').waitFor();
};

export const unfoldArea = async (page: Page) => {
  await openPrepare(page);
  await page
    .getByRole('button', { name: /^(Vis kortene i|Show the cards in)/ })
    .first()
    .click();
};

export const openEndedMenu = async (page: Page) => {
  await page.getByRole('button', { name: /^(Bordet: |The table: )/ }).click();
  await page.getByRole('button', { name: /^(Slet alt fra dette bord|Delete everything)/ }).waitFor();
};

export const askDelete = async (page: Page) => {
  await openEndedMenu(page);
  await page.getByRole('button', { name: /^(Slet alt fra dette bord|Delete everything)/ }).click();
};

export const chooseBeforehand = async (page: Page) => {
  await page.getByText(/^(Vælg på forhånd|Choose beforehand)/).click();
  await page.getByRole('combobox').first().waitFor();
};

export const openCards = async (page: Page) => {
  await page.getByRole('tab', { name: /^(Kort|Cards)$/ }).click();
  await page.locator('summary').first().click();
};

export const openOwnCards = async (page: Page) => {
  await page.getByRole('tab', { name: /^(Kort|Cards)$/ }).click();
  await page.getByRole('button', { name: /^(Skriv et kort|Write a card)$/ }).click();
  await page.getByRole('tabpanel').getByRole('textbox').waitFor();
};

export const openMenu = async (page: Page) => {
  await page.getByRole('button', { name: /^(Bordet|The table): / }).click();
  await page.getByRole('dialog').getByRole('button').nth(1).waitFor();
};

export const openPeople = async (page: Page) => {
  await openMenu(page);
  await page.getByRole('button', { name: /^(Roller|Roles)/ }).click();
  await page
    .getByRole('button', { name: /^(Roller|Roles): / })
    .last()
    .click();
};

export const openHappened = async (page: Page) => {
  await openMenu(page);
  await page.getByRole('button', { name: /^(Hvad er der sket|What has happened)/ }).click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
};

export const openRecapSoFar = async (page: Page) => {
  await openMenu(page);
  await page.getByRole('button', { name: /^(Opsamling indtil nu|Recap so far)/ }).click();
  await untilRecap(page);
};
