/** A sentence in both languages of the product. */
export interface Bilingual {
	readonly de: string;
	readonly en: string;
}

/** What an example shows, by name. Minutes are whole numbers, everything else is text. */
export type Facts = Readonly<Partial<Record<FactName, number | string>>>;

export interface Example {
	readonly given: Bilingual;
	/** What the rules of `domain/` make of it. */
	readonly facts: () => Facts;
	/** What the book says they make of it. The test holds both together. */
	readonly says: Facts;
}

/** One rule as HR and a works council read it. */
export interface Rule {
	readonly title: Bilingual;
	readonly text: Bilingual;
	/** Law, or `Tagwerk` where the law is silent and the product decides. */
	readonly source: string;
	/** Where the code of the rule is. */
	readonly code: string;
	readonly examples: readonly Example[];
}

export interface Chapter {
	readonly title: Bilingual;
	readonly rules: readonly Rule[];
}

/** The words for what examples show; those that end in minutes are shown as hours and minutes. */
export const factNames = {
	worked: { de: 'Arbeit', en: 'work', minutes: true },
	break: { de: 'Pause', en: 'break', minutes: true },
	counted: { de: 'davon zählt als Pause', en: 'of which counts as a break', minutes: true },
	required: { de: 'nötige Pause', en: 'break owed', minutes: true },
	stretch: { de: 'längste Arbeit am Stück', en: 'longest stretch of work', minutes: true },
	marks: { de: 'Hinweise', en: 'marks', minutes: false },
	red: { de: 'rot', en: 'red', minutes: false },
	byDate: { de: 'je Tag', en: 'per day', minutes: false },
	length: { de: 'Dauer', en: 'length', minutes: true },
	problems: { de: 'Mängel', en: 'problems', minutes: false },
	deadline: { de: 'bestätigen bis vor', en: 'confirm before', minutes: false },
	outcome: { de: 'Ergebnis', en: 'outcome', minutes: false },
	flags: { de: 'Vermerke', en: 'flags', minutes: false },
	state: { de: 'Zustand', en: 'state', minutes: false },
	refused: { de: 'abgelehnt mit', en: 'refused with', minutes: false },
	average: { de: 'Durchschnitt je Woche', en: 'average a week', minutes: true },
	over: { de: 'darüber', en: 'over', minutes: false },
	breakDue: { de: 'Pause fällig um', en: 'break due at', minutes: false },
	target: { de: 'Soll', en: 'target', minutes: true },
	credited: { de: 'gutgeschriebene Arbeit', en: 'credited work', minutes: true },
	absence: { de: 'Gutschrift Abwesenheit', en: 'credit for absence', minutes: true },
	delta: { de: 'Veränderung', en: 'change', minutes: true },
	closing: { de: 'Saldo', en: 'balance', minutes: true },
	forfeited: { de: 'verfallen', en: 'forfeited', minutes: true },
	days: { de: 'Tage', en: 'days', minutes: false },
	byYear: { de: 'je Jahr', en: 'per year', minutes: false },
	creditedBack: { de: 'zurückgegeben', en: 'given back', minutes: false },
	months: { de: 'volle Monate', en: 'full months', minutes: false },
	remaining: { de: 'Rest', en: 'remaining', minutes: false },
	available: { de: 'verfügbar', en: 'available', minutes: false },
	expired: { de: 'verfallene Tage', en: 'expired days', minutes: false },
	carry: { de: 'Übertrag', en: 'carried over', minutes: false },
	lost: { de: 'verloren', en: 'lost', minutes: false },
	expiresOn: { de: 'verfällt nach dem', en: 'expires after', minutes: false },
	certificate: { de: 'Bescheinigung fällig', en: 'certificate due', minutes: false },
	paidUntil: { de: 'Lohn bis', en: 'pay until', minutes: false },
	fraction: { de: 'freier Anteil des Tages', en: 'share of the day off', minutes: false },
	holidays: { de: 'Feiertage', en: 'holidays', minutes: false },
	text: { de: 'Text', en: 'text', minutes: false },
	entries: { de: 'Einträge', en: 'entries', minutes: false },
	night: { de: 'Nacht', en: 'night', minutes: true },
	sunday: { de: 'Sonntag', en: 'Sunday', minutes: true }
} as const satisfies Record<string, Bilingual & { readonly minutes: boolean }>;

export type FactName = keyof typeof factNames;
