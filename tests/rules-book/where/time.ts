import { topic, type TopicGroup } from '#tests/rules-book/where/topic.ts';

/** Where the rules about working time are: a day, a month, the confirmation. */
export const timeTopics: readonly TopicGroup[] = [
	{
		title: { de: 'Zeiteinträge', en: 'Time entries' },
		topics: [
			topic(
				'Was ein Eintrag enthält',
				'what an entry holds',
				'domain/time-entry/time-entry.ts: timeEntrySchema timeEntryStates timeEntryOrigins timeEntryFlags'
			),
			topic(
				'Kommen, Pause, Weiter, Gehen',
				'start, pause, resume, finish',
				'domain/time-entry/acts.ts: startWork startBreak endBreak finishWork switchWorkType'
			),
			topic('Volle Minuten', 'whole minutes', 'domain/time/duration.ts: instantToMinute minutesBetween'),
			topic(
				'Mängel, vergessene Uhr (über 16 Stunden)',
				'problems, a forgotten clock (over 16 hours)',
				'domain/time-entry/validation.ts: validateEntry isLongRunning'
			),
			topic(
				'Zu welchem Tag ein Eintrag gehört',
				'the day an entry belongs to',
				'domain/account/attribution.ts: attributeMinutes'
			),
			topic(
				'Zeitzonen und Zeitumstellung',
				'time zones and clock changes',
				'domain/time/zone.ts: localDateOf startOfLocalDate dayLengthMinutes resolveLocal'
			),
			topic(
				'Runden für das Konto',
				'rounding for the account',
				'domain/account/account-rounding.ts: roundForAccount'
			)
		]
	},
	{
		title: { de: 'Pausen', en: 'Breaks' },
		topics: [
			topic(
				'Arbeit ohne Pausen, Pause einer Schicht',
				'work without breaks, the break of a shift',
				'domain/regulation/shifts.ts: effectiveWork workedOf breakOf'
			),
			topic(
				'Welche Lücke als Pause zählt, Arbeit am Stück',
				'which gap counts as a break, work at a stretch',
				'domain/regulation/breaks.ts: gapsOf checkBreaks'
			),
			topic(
				'Nötige Pause (ArbZG § 4)',
				'the break owed (ArbZG § 4)',
				'domain/regulation/breaks.ts: requiredBreak breakTierOf'
			),
			topic(
				'Mindestpausen der Firma nach 6 und 9 Stunden',
				'the company’s minimum breaks after 6 and 9 hours',
				'domain/regulation/profile.ts: profileWith',
				'domain/regulation/break-settings.ts: breakSettingHints'
			),
			topic(
				'Pausen eines Monats',
				'the breaks of a month',
				'domain/account/day-figures.ts: breaksByDate',
				'domain/account/month-rows.ts: monthRows'
			)
		]
	},
	{
		title: { de: 'Höchstzeiten und Ruhe', en: 'Maximum hours and rest' },
		topics: [
			topic(
				'Was eine Schicht ist',
				'what a shift is',
				'domain/regulation/shifts.ts: shiftsOf',
				'domain/regulation/legal-entries.ts: legalEntries'
			),
			topic(
				'Die sieben Profile',
				'the seven profiles',
				'domain/regulation/profiles/de-arbzg.ts: DE_ARBZG DE_ARBZG_5_2',
				'domain/regulation/profiles/de-jarbschg.ts: DE_JARBSCHG',
				'domain/regulation/profiles/at-azg.ts: AT_AZG',
				'domain/regulation/profiles/ch-arg-45.ts: CH_ARG_45',
				'domain/regulation/profiles/eu-2003-88.ts: EU_2003_88',
				'domain/regulation/profiles/wa-basic.ts: WA_BASIC'
			),
			topic(
				'Welches Profil wann für wen gilt',
				'which profile holds when and for whom',
				'domain/settings/general-settings.ts: defaultProfileOf',
				'domain/regulation/profile-assignment.ts: assignedProfileOn rulebookFor'
			),
			topic(
				'Hinweise und der rote Punkt',
				'marks and the red mark',
				'domain/regulation/marks.ts: marksOf marksOfEntry',
				'domain/regulation/mark.ts: isRed compareMarks',
				'domain/regulation/mark-code.ts: markCodes'
			),
			topic(
				'Tag, Spanne, Woche (ArbZG § 3, JArbSchG § 8, § 12)',
				'day, span, week (ArbZG § 3, JArbSchG § 8, § 12)',
				'domain/regulation/shift-marks.ts: shiftMarks weekMarks'
			),
			topic('Ruhezeit (ArbZG § 5)', 'rest (ArbZG § 5)', 'domain/regulation/rest.ts: checkRest'),
			topic(
				'Sonntag, Feiertag, Samstag (ArbZG § 9, § 10)',
				'Sunday, holiday, Saturday (ArbZG § 9, § 10)',
				'domain/regulation/calendar-marks.ts: calendarMarks'
			),
			topic(
				'Ersatzruhetag (ArbZG § 11 (3))',
				'the substitute day of rest (ArbZG § 11 (3))',
				'domain/regulation/substitute-rest.ts: substituteRestDays'
			),
			topic(
				'Nachtarbeit Jugendlicher (JArbSchG § 14)',
				'night work of minors (JArbSchG § 14)',
				'domain/regulation/night.ts: nightMinutes'
			),
			topic(
				'48 Stunden im Durchschnitt',
				'48 hours on average',
				'domain/regulation/averages.ts: checkAverage',
				'domain/regulation/average-marks.ts: averageMarks',
				'domain/account/average-facts.ts: neutralDays'
			),
			topic(
				'Hinweise aus dem Eintrag selbst (spät, Uhr verdächtig)',
				'marks from the entry itself (late, suspect clock)',
				'domain/regulation/entry-marks.ts: entryMarks workDuringAbsence'
			),
			topic(
				'Vorausschau: Pause, Höchstzeit, frühester Beginn',
				'forecast: break, maximum, earliest start',
				'domain/regulation/forecast.ts: forecastOf breakHint',
				'domain/regulation/next-start.ts: earliestNextStart'
			),
			topic(
				'Woraus ein Hinweis sich ergibt',
				'what a mark results from',
				'domain/regulation/explain.ts: explainMark'
			)
		]
	},
	{
		title: { de: 'Das Arbeitszeitkonto', en: 'The work time account' },
		topics: [
			topic(
				'Soll eines Tages, Verträge, Beschäftigung',
				'the target of a day, contracts, employment',
				'domain/schedule/target-time.ts: targetMinutes contractMinutes scheduleOn isEmployedOn'
			),
			topic(
				'Gutschrift, neutral, Abzug durch Abwesenheit',
				'credit, neutral, debit by absence',
				'domain/account/absence-effect.ts: applyAbsences'
			),
			topic(
				'Arbeitsarten: Prozent, gesetzliche Arbeitszeit, Gruppen',
				'work types: percentage, legal working time, groups',
				'domain/account/work-type-credit.ts: workTypeCredits isLegalWorkingTime',
				'domain/account/own-stretches.ts: ownStretches',
				'domain/reference/work-types-on.ts: isWorkTypeOffered'
			),
			topic('Saldo, Kappung', 'balance, cap', 'domain/account/balance.ts: periodBalance forfeitedAtClose'),
			topic(
				'Korrekturbuchungen, Anfangsstand',
				'adjustments, opening balance',
				'domain/account/adjustment.ts: adjustmentsIn',
				'domain/account/opening.ts: accountStart',
				'domain/account/account-change.ts: judgeAccountChange judgeAdjustment'
			),
			topic(
				'Stand von gestern, heute daneben',
				'as of yesterday, today beside it',
				'domain/account/balance-as-of.ts: balanceAsOf'
			),
			topic(
				'Wessen Sicht welche Einträge zählt',
				'whose view counts which entries',
				'domain/account/account-view.ts: entriesInView'
			),
			topic('Monatszeile', 'the row of a month', 'domain/account/month-rows.ts: monthRows'),
			topic(
				'Verlauf und Wochen des Kontos',
				'the course and the weeks of an account',
				'domain/account/balance-course.ts: balanceCourse weekTrend',
				'domain/account/week-rows.ts: weekRows'
			),
			topic(
				'Stunden je Arbeitsart',
				'hours by type of work',
				'domain/account/work-type-totals.ts: workTypeTotals'
			),
			topic(
				'Vertragsfassungen eines Zeitraums',
				'the contract versions of a period',
				'domain/schedule/contract-versions.ts: contractVersions'
			),
			topic('Stundenzettel', 'timesheet', 'domain/account/timesheet.ts: timesheetOf'),
			topic(
				'Urlaub eines Jahres als Balken',
				'the vacation of a year as a bar',
				'domain/vacation/leave-bar.ts: leaveBarOf'
			),
			topic(
				'Nacht-, Sonntags- und Feiertagsminuten',
				'minutes of night, Sunday and holiday',
				'domain/account/time-bands.ts: timeBandsByDay'
			),
			topic(
				'Woraus ein Saldo sich ergibt',
				'what a balance results from',
				'domain/account/explain-balance.ts: explainBalance'
			)
		]
	},
	{
		title: { de: 'Bestätigen und Sperren', en: 'Confirming and locking' },
		topics: [
			topic(
				'Frist, verspätet, nachgereicht (MiLoG § 17)',
				'deadline, late, sent in later (MiLoG § 17)',
				'domain/regulation/confirm-deadline.ts: confirmDeadline judgeConfirmTiming'
			),
			topic(
				'Einstellungen der Gruppe, Weg über den Manager',
				'settings of the group, the way by the manager',
				'domain/time-entry/write-context.ts: optionsOf'
			),
			topic(
				'Zustände und Übergänge, Reihenfolge der Prüfungen',
				'states and transitions, the order of checks',
				'domain/time-entry/moves.ts: moves',
				'domain/time-entry/transitions.ts: decideTimeEntryEvent'
			),
			topic('Wer was darf', 'who may do what', 'domain/time-entry/event-permission.ts: checkPermission'),
			topic(
				'Was eine Bestätigung verhindert',
				'what stops a confirmation',
				'domain/time-entry/confirm-guards.ts: guardConfirm',
				'domain/time-entry/day-acts.ts: dayConfirmRefusal'
			),
			topic(
				'Zurücknehmen und rückgängig',
				'withdrawing and undoing',
				'domain/time-entry/withdraw-window.ts: withdrawableUntil'
			),
			topic('Was gesperrt ist', 'what is locked', 'domain/time-entry/write-input.ts: isEditable'),
			topic(
				'Wer welche Einträge sieht',
				'who sees which entries',
				'domain/people/visibility.ts: canSeeTimeEntry canHrSeeTimeEntry groupOn'
			),
			topic(
				'Zeitraum abschließen',
				'closing a period',
				'domain/time-entry/period-close.ts: judgePeriodClose'
			),
			topic(
				'Korrektur gesperrter Zeiten',
				'correcting locked time',
				'domain/correction/write-rule.ts: judgeCorrectionWrite',
				'domain/correction/effect.ts: agreementSteps'
			)
		]
	}
];
