/** What the schemas say of each key, in Swedish, by the place in the schemas that says it in English. */
import type { SchemaText } from './hover-en';

export const KEY_TEXTS: Readonly<Record<string, SchemaText>> = {
  'subscription#': {
    title: 'Prenumeration',
    description: 'Vad en kund har åtagit sig: licenser, priser, tilläggsportar och topplastskydd, från en första dag.',
  },
  'subscription#/properties/kind': {
    title: 'Dokumentets slag',
    description: 'Säger att det här dokumentet är en prenumeration.',
  },
  'subscription#/properties/id': {
    title: 'Prenumerationsnummer',
    description:
      'Numret som fakturor och människor kallar prenumerationen vid. Inga två prenumerationer i en arbetsyta har samma.',
  },
  'subscription#/properties/organization': {
    title: 'Organisation',
    description: 'Kundens organisation (tenant). Samma organisations användning jämförs med den här prenumerationen.',
  },
  'subscription#/properties/name': {
    title: 'Namn',
    description: 'Ett namn för människor. Inget räknas fram ur det; utan det visas prenumerationsnumret.',
  },
  'subscription#/properties/start': {
    title: 'Första dagen',
    description:
      'Den första dagen, i UTC. Av flera aktiva prenumerationer i en organisation är den med äldst start den primära.',
  },
  'subscription#/properties/end': {
    title: 'Sista dagen',
    description: 'Den sista dagen, i UTC, som ännu hör till prenumerationen. Utan den tar prenumerationen inte slut.',
  },
  'subscription#/properties/billingDay': {
    title: 'Faktureringsdag',
    description:
      'Den dag i månaden då en faktureringsperiod börjar, från 1 till 31; i kortare månader deras sista dag. Utan den, startdagens.',
  },
  'subscription#/properties/agentModel': {
    title: 'Agentmodell',
    description:
      'Hur agenter räknas: named (alla som har loggat in under faktureringsperioden) eller concurrent (som mest på en gång).',
  },
  'subscription#/properties/currency': {
    title: 'Valuta',
    description: 'Valutan för varje pris här, som dess ISO 4217-kod.',
  },
  'subscription#/properties/paymentTermsDays': {
    title: 'Betalningsvillkor',
    description: 'Dagar från en fakturas transaktionsdatum till dess förfallodatum. Utan det, 30.',
  },
  'subscription#/properties/surgeProtection': {
    title: 'Topplastskydd',
    description:
      'Hur långt samtalen får överskrida röstberättigandet, i procent av det. Inget gäller av sig självt: utan det finns ingen topplastgräns.',
  },
  'subscription#/properties/licenses': {
    title: 'Licenser',
    description:
      'Vad som är avtalat, och till vilka priser, per typ. En typ som utelämnas är avtalad med 0 och har inget pris.',
  },
  'subscription#/properties/licenses/properties/premium': {
    title: 'Premium-agenter',
    description:
      'Licenser för Premium-agenter. Lediga träder in för Standard-agenter utöver deras åtagande. Utan det här blocket är 0 avtalade, utan pris.',
  },
  'subscription#/properties/licenses/properties/standard': {
    title: 'Standard-agenter',
    description: 'Licenser för Standard-agenter. Utan det här blocket är 0 avtalade, utan pris.',
  },
  'subscription#/properties/licenses/properties/ivrPorts': {
    title: 'Tilläggsportar för IVR',
    description:
      'Bara tilläggsportar för IVR: de två portar som följer med varje agent skrivs inte här. Utan det här blocket är 0 avtalade, utan pris.',
  },
  'subscription#/properties/licenses/properties/workforceOptimization': {
    title: 'Workforce Optimization',
    description: 'Licenser för Workforce Optimization. Utan det här blocket är 0 avtalade, utan pris.',
  },
  'subscription#/properties/digitalChannels': {
    title: 'Digitala kanaler',
    description:
      'De digitala kanalernas enheter, en post för varje SKU. En kanal som utelämnas har 0 ingående enheter och inget pris.',
  },
  'subscription#/properties/digitalChannels/items': {
    title: 'Digital kanal',
    description: 'En digital kanal.',
  },
  'subscription#/properties/digitalChannels/items/properties/sku': {
    title: 'SKU',
    description: 'Kanalens SKU, så som användning och fakturor kallar den.',
  },
  'subscription#/properties/digitalChannels/items/properties/name': {
    title: 'Namn',
    description: 'Kanalens namn, för människor. Utan det visas dess SKU.',
  },
  'subscription#/properties/digitalChannels/items/properties/included': {
    title: 'Ingående enheter',
    description: 'Enheter i en faktureringsperiod som inte kostar extra. Utan det, 0.',
  },
  'subscription#/properties/digitalChannels/items/properties/unitPrice': {
    title: 'Styckpris',
    description: 'Priset för en enhet utöver de ingående. Utan det har överförbrukningen ett antal men inget belopp.',
  },
  'subscription#/properties/digitalChannels/items/properties/discount': {
    title: 'Rabatt',
    description: 'Procent av styckpriset. Utan den finns ingen.',
  },
  'subscription#/properties/amendments': {
    title: 'Ändringar',
    description:
      'Ändringar som gäller från en dag, av avtalade antal och topplastskydd. Utan dem förblir allt som det började.',
  },
  'subscription#/properties/amendments/items': {
    title: 'Ändring',
    description: 'En ändring. Det som den inte nämner förblir som det var.',
  },
  'subscription#/properties/amendments/items/properties/effective': {
    title: 'Ändringens första dag',
    description: 'Den första dagen, i UTC, då ändringen gäller. En dag före start betyder från början.',
  },
  'subscription#/properties/amendments/items/properties/licenses': {
    title: 'Ändrade licenser',
    description: 'De nya avtalade antalen, per typ. En typ som utelämnas behåller sitt antal.',
  },
  'subscription#/properties/amendments/items/properties/licenses/properties/premium': {
    title: 'Premium-agenter',
    description: 'Det nya antalet avtalade Premium-agenter. Utan det förblir antalet.',
  },
  'subscription#/properties/amendments/items/properties/licenses/properties/standard': {
    title: 'Standard-agenter',
    description: 'Det nya antalet avtalade Standard-agenter. Utan det förblir antalet.',
  },
  'subscription#/properties/amendments/items/properties/licenses/properties/ivrPorts': {
    title: 'Tilläggsportar för IVR',
    description: 'Det nya antalet tilläggsportar för IVR. Utan det förblir antalet.',
  },
  'subscription#/properties/amendments/items/properties/licenses/properties/workforceOptimization': {
    title: 'Workforce Optimization',
    description: 'Det nya antalet avtalade licenser för Workforce Optimization. Utan det förblir antalet.',
  },
  'subscription#/properties/amendments/items/properties/surgeProtection': {
    title: 'Topplastskydd',
    description: 'Det nya topplastskyddet, i procent av röstberättigandet. Utan det förblir procentsatsen.',
  },
  'subscription#/properties/assumptions': {
    title: 'Antaganden',
    description:
      'Hur reglerna ska läsas där Ciscos guide medger mer än en läsning. Utan det gäller det första alternativet för var och en.',
  },
  'subscription#/properties/assumptions/properties/overageBilling': {
    title: 'Fakturering av överförbrukning',
    description:
      'Vad som faktureras för agenter: peakPerType (varje typs egen högsta dag; gäller när inget anges) eller peakDayTotal (båda typerna som på dagen med högst summa).',
  },
  'subscription#/properties/assumptions/properties/overageComment': {
    title: 'Kommentar om överförbrukning',
    description:
      'Var de dagliga detaljerna säger ”Overage peak”: peakDayTotal (en rad i perioden; gäller när inget anges) eller peakPerType (varje typs första högsta rad).',
  },
  'subscription#/properties/assumptions/properties/ivrAggregation': {
    title: 'Sammanräkning av IVR',
    description:
      'Hur portar utöver de ingående blir periodens överförbrukning: peak (den högsta dagen; gäller när inget anges) eller sum (alla dagar läggs ihop).',
  },
  'subscription#/properties/assumptions/properties/reclassification': {
    title: 'Omklassning',
    description:
      'Från när en namngiven agent räknas som Premium i de dagliga detaljerna: wholeCycle (gäller när inget anges) eller asOfDay (från sin första inloggning som Premium). Fakturan är densamma.',
  },
  'subscription#/$defs/license/properties/committed': {
    title: 'Avtalat antal',
    description: 'Antalet i åtagandet, i licenser eller portar. Utan det, 0.',
  },
  'subscription#/$defs/license/properties/sku': {
    title: 'SKU',
    description: 'Åtagandets SKU. Utan den visas ingen.',
  },
  'subscription#/$defs/license/properties/unitPrice': {
    title: 'Styckpris',
    description:
      'Priset för en licens eller port under en faktureringsperiod. Utan det är avgiften för åtagandet inte känd.',
  },
  'subscription#/$defs/license/properties/discount': {
    title: 'Rabatt',
    description: 'Procent av styckpriset. Utan den finns ingen.',
  },
  'subscription#/$defs/license/properties/overage': {
    title: 'Överförbrukning',
    description:
      'Vad användning utöver åtagandet kostar. Åtagandets priser träder aldrig in: utan det här har överförbrukningen ett antal men inget belopp.',
  },
  'subscription#/$defs/overage/properties/sku': {
    title: 'Överförbrukningens SKU',
    description: 'Den SKU som överförbrukning faktureras under. Utan den har fakturaraden ingen.',
  },
  'subscription#/$defs/overage/properties/unitPrice': {
    title: 'Överförbrukningens pris',
    description:
      'Priset för en licens eller port i överförbrukning under en faktureringsperiod. Utan det har överförbrukningen ett antal men inget belopp.',
  },
  'subscription#/$defs/overage/properties/discount': {
    title: 'Överförbrukningens rabatt',
    description: 'Procent av överförbrukningens pris. Utan den finns ingen, vilken rabatt åtagandet än har.',
  },
  'subscription#/$defs/amendedLicense/properties/committed': {
    title: 'Avtalat antal',
    description: 'Det nya antalet i åtagandet, i licenser eller portar. Utan det förblir antalet.',
  },
  'usage#': {
    title: 'Användning',
    description:
      'Vad en organisation har använt: tal för varje dag, eller inloggningarna och anslutningarna som de räknas ur.',
  },
  'usage#/properties/kind': {
    title: 'Dokumentets slag',
    description: 'Säger att det här dokumentet är användning.',
  },
  'usage#/properties/organization': {
    title: 'Organisation',
    description: 'Kundens organisation (tenant), skriven som i dess prenumerationer.',
  },
  'usage#/properties/cycle': {
    title: 'Faktureringsperiodens första dag',
    description:
      'Den första dagen, i UTC, i faktureringsperioden som dokumentet gäller; ett datum utanför perioden är då ett fel. Utan den får datumen ligga i vilken period som helst.',
  },
  'usage#/properties/days': {
    title: 'Dagar',
    description:
      'Tal för dagar i UTC, en post för varje dag. Utan dem kommer talen ur inloggningar, anslutningar eller källor.',
  },
  'usage#/properties/days/items': {
    title: 'Dag',
    description: 'En dags tal. En typ som utelämnas har inget tal härifrån.',
  },
  'usage#/properties/days/items/properties/date': {
    title: 'Datum',
    description: 'Den dag i UTC som talen gäller.',
  },
  'usage#/properties/days/items/properties/premium': {
    title: 'Premium-agenter',
    description:
      'Premium-agenter som användes den dagen. Utan det finns inget tal; där en annan typ behöver ett tas 0.',
  },
  'usage#/properties/days/items/properties/standard': {
    title: 'Standard-agenter',
    description:
      'Standard-agenter som användes den dagen. Utan det finns inget tal; där en annan typ behöver ett tas 0.',
  },
  'usage#/properties/days/items/properties/ivrPorts': {
    title: 'IVR-portar',
    description: 'Flest IVR-portar i bruk på en gång den dagen. Utan det finns inget tal.',
  },
  'usage#/properties/days/items/properties/voiceContacts': {
    title: 'Röstkontakter',
    description:
      'Flest röstkontakter på en gång den dagen; jämförs med topplastgränsen och faktureras aldrig. Utan det finns inget tal.',
  },
  'usage#/properties/days/items/properties/workforceOptimization': {
    title: 'Workforce Optimization',
    description: 'Licenser för Workforce Optimization som användes den dagen. Utan det finns inget tal.',
  },
  'usage#/properties/agentSessions': {
    title: 'Agentsessioner',
    description:
      'Agenters inloggningar, som varje dags använda agenter räknas ur. Utan dem kommer agenterna ur dagar eller källor.',
  },
  'usage#/properties/agentSessions/items': {
    title: 'Session',
    description: 'En agent, från en inloggning till utloggningen.',
  },
  'usage#/properties/agentSessions/items/properties/agent': {
    title: 'Agent',
    description:
      'Det som skiljer en agent från en annan. En agent som har tagits bort och skapats på nytt är en annan.',
  },
  'usage#/properties/agentSessions/items/properties/license': {
    title: 'Licens',
    description: 'Licensen som agenten loggade in med: premium eller standard.',
  },
  'usage#/properties/agentSessions/items/properties/login': {
    title: 'Inloggning',
    description: 'När agenten loggade in, med förskjutningen från UTC.',
  },
  'usage#/properties/agentSessions/items/properties/logout': {
    title: 'Utloggning',
    description:
      'När agenten loggade ut, med förskjutningen från UTC. Den får utelämnas för namngivna agenter, vars inloggningar ensamma räknas.',
  },
  'usage#/properties/ivrConnections': {
    title: 'IVR-anslutningar',
    description:
      'Anslutningar till IVR-portar, som varje dags använda portar räknas ur. Utan dem kommer portarna ur dagar eller källor.',
  },
  'usage#/properties/ivrConnections/items': {
    title: 'Anslutning',
    description: 'En anslutning, från sin början till sitt slut.',
  },
  'usage#/properties/ivrConnections/items/properties/start': {
    title: 'Början',
    description: 'När anslutningen började, med förskjutningen från UTC.',
  },
  'usage#/properties/ivrConnections/items/properties/end': {
    title: 'Slut',
    description: 'När anslutningen var över, med förskjutningen från UTC.',
  },
  'usage#/properties/sources': {
    title: 'Källor',
    description:
      'CSV-filer med samma uppgifter, så som de exporterades. Utan dem räknas bara det som står i det här dokumentet.',
  },
  'usage#/properties/sources/items': {
    title: 'Källa',
    description: 'En CSV-fil.',
  },
  'usage#/properties/sources/items/properties/file': {
    title: 'Fil',
    description: 'Filen, sedd från den här och inom arbetsytan.',
  },
  'usage#/properties/sources/items/properties/format': {
    title: 'Format',
    description:
      'Vad filen innehåller: agent-sessions (agent, license, login, logout), ivr-connections (start, end) eller daily-detail (dagliga detaljer så som de exporterades).',
  },
  'usage#/properties/digitalChannels': {
    title: 'Digitala kanaler',
    description:
      'De digitala kanalernas enheter, som läggs ihop per SKU över faktureringsperioden. Utan dem användes inga.',
  },
  'usage#/properties/digitalChannels/items': {
    title: 'Digital kanal',
    description: 'Enheter i en digital kanal.',
  },
  'usage#/properties/digitalChannels/items/properties/sku': {
    title: 'SKU',
    description: 'Kanalens SKU, som i prenumerationen.',
  },
  'usage#/properties/digitalChannels/items/properties/units': {
    title: 'Enheter',
    description: 'Antalet använda enheter.',
  },
  'usage#/properties/digitalChannels/items/properties/date': {
    title: 'Datum',
    description: 'En dag i UTC i faktureringsperioden som enheterna hör till.',
  },
  'invoice#': {
    title: 'Faktura',
    description:
      'En faktura så som den kom. Den jämförs med vad prenumerationen och dess användning ger, och rättas aldrig.',
  },
  'invoice#/properties/kind': {
    title: 'Dokumentets slag',
    description: 'Säger att det här dokumentet är en faktura.',
  },
  'invoice#/properties/number': {
    title: 'Fakturanummer',
    description: 'Numret som står på fakturan.',
  },
  'invoice#/properties/subscription': {
    title: 'Prenumerationsnummer',
    description: 'Numret på prenumerationen som faktureras.',
  },
  'invoice#/properties/period': {
    title: 'Faktureringsperiod',
    description: 'Faktureringsperioden som fakturan gäller, med sin första och sin sista dag.',
  },
  'invoice#/properties/period/properties/from': {
    title: 'Första dagen',
    description: 'Faktureringsperiodens första dag, i UTC.',
  },
  'invoice#/properties/period/properties/to': {
    title: 'Sista dagen',
    description: 'Faktureringsperiodens sista dag, i UTC, som ännu hör till den.',
  },
  'invoice#/properties/transactionDate': {
    title: 'Transaktionsdatum',
    description: 'Dagen då fakturan ställdes ut. Den finns som uppgift och får utelämnas.',
  },
  'invoice#/properties/dueDate': {
    title: 'Förfallodatum',
    description: 'Dagen då den senast ska betalas. Den finns som uppgift och får utelämnas.',
  },
  'invoice#/properties/currency': {
    title: 'Valuta',
    description: 'Valutan för varje belopp här, som dess ISO 4217-kod. Utan den, prenumerationens.',
  },
  'invoice#/properties/lines': {
    title: 'Rader',
    description: 'Fakturans rader, en post för var och en.',
  },
  'invoice#/properties/lines/items': {
    title: 'Rad',
    description: 'En rad på fakturan. Det som den utelämnar jämförs inte.',
  },
  'invoice#/properties/lines/items/properties/sku': {
    title: 'SKU',
    description: 'Den SKU som faktureras, som raden känns igen på. Utan den används beskrivningen.',
  },
  'invoice#/properties/lines/items/properties/description': {
    title: 'Beskrivning',
    description: 'Vad raden säger. Utan den säger bara dess SKU vad som faktureras.',
  },
  'invoice#/properties/lines/items/properties/quantity': {
    title: 'Antal',
    description: 'Hur många som faktureras, i radens enhet.',
  },
  'invoice#/properties/lines/items/properties/unit': {
    title: 'Enhet',
    description: 'Vad antalet räknar. Den finns som uppgift och får utelämnas.',
  },
  'invoice#/properties/lines/items/properties/unitPrice': {
    title: 'Styckpris',
    description: 'Priset för en enhet. Utan det jämförs det inte.',
  },
  'invoice#/properties/lines/items/properties/amount': {
    title: 'Belopp',
    description: 'Vad raden blir, efter rabatt. Utan det jämförs det inte.',
  },
  'invoice#/properties/totals': {
    title: 'Summor',
    description: 'Summorna i slutet av fakturan. De som utelämnas jämförs inte.',
  },
  'invoice#/properties/totals/properties/recurring': {
    title: 'Återkommande avgifter',
    description: 'Summan av återkommande avgifter; åtagandet faktureras för sig. Utan den jämförs den inte.',
  },
  'invoice#/properties/totals/properties/usage': {
    title: 'Användningsavgifter',
    description: 'Summan av avgifterna för överförbrukning. Utan den jämförs den inte.',
  },
  'invoice#/properties/totals/properties/other': {
    title: 'Övriga avgifter',
    description:
      'Summan av alla andra avgifter. Den tas som angiven och läggs till den väntade summan; utan den läggs inget till.',
  },
  'invoice#/properties/totals/properties/taxes': {
    title: 'Skatter',
    description: 'Summan av skatter. Den tas som angiven och läggs till den väntade summan; utan den läggs inget till.',
  },
  'invoice#/properties/totals/properties/total': {
    title: 'Totalt',
    description: 'Vad fakturan blir. Utan den jämförs den inte.',
  },
};
