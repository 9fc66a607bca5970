import type { Chapter } from '#tests/rules-book/rule.ts';

export const notModelled: Chapter = {
	title: { de: 'Was Tagwerk bewusst nicht rechnet', en: 'What Tagwerk deliberately leaves out' },
	rules: [
		{
			title: { de: 'Arbeitszeit', en: 'Working time' },
			text: {
				de: 'Tarifverträge und Betriebsvereinbarungen mit eigenen Grenzen (ArbZG § 7), die Grenzen für Nachtarbeit Erwachsener (§ 6), das Mutterschutzgesetz, die Fünf-Tage-Woche Jugendlicher (JArbSchG § 15) und ihre Arbeit am 24. und 31. Dezember (§ 18), die wöchentliche Ruhe von 35 oder 36 Stunden. Pausen werden nie automatisch abgezogen. Nichts wird von selbst gelöscht; das Gesetz will Aufzeichnungen mindestens zwei Jahre lang (ArbZG § 16 (2)).',
				en: 'Collective and works agreements with limits of their own (ArbZG § 7), the limits of night work for adults (§ 6), maternity protection, the five-day week of minors (JArbSchG § 15) and their work on 24 and 31 December (§ 18), the weekly rest of 35 or 36 hours. Breaks are never taken off automatically. Nothing is deleted by itself; the law wants records kept for at least two years (ArbZG § 16 (2)).'
			},
			source: 'Tagwerk',
			code: 'domain/regulation/profile.ts',
			examples: []
		},
		{
			title: { de: 'Urlaub, Krankheit, Lohn', en: 'Leave, sickness, pay' },
			text: {
				de: 'Urlaub in Stunden statt in Tagen. Lohn und Zuschläge werden nicht berechnet, nur ihre Zeiten. Angaben zur Lohnfortzahlung sind eine Auskunft; eine Diagnose wird nie gespeichert.',
				en: 'Leave in hours instead of days. Pay and surcharges are not calculated, only their times. What is said of continued pay is information; a diagnosis is never stored.'
			},
			source: 'Tagwerk',
			code: 'domain/absence/absence.ts',
			examples: []
		},
		{
			title: { de: 'Überwachung', en: 'Surveillance' },
			text: {
				de: 'Kein Standort, keine Bildschirmzeit, keine Bewertung von Menschen. Entwürfe sieht nur, wer sie geschrieben hat.',
				en: 'No location, no screen time, no scoring of people. Drafts are seen only by whoever wrote them.'
			},
			source: 'BetrVG § 87 (1) Nr. 6; DSGVO Art. 5',
			code: 'domain/people/visibility.ts',
			examples: []
		}
	]
};
