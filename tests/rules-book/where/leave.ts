import { topic, type TopicGroup } from '#tests/rules-book/where/topic.ts';

/** Where the rules about leave, illness, holidays, files and working without network are. */
export const leaveTopics: readonly TopicGroup[] = [
	{
		title: { de: 'Abwesenheit beantragen', en: 'Asking for absence' },
		topics: [
			topic(
				'Zustände und Übergänge',
				'states and transitions',
				'domain/absence/transitions.ts: decideAbsenceEvent'
			),
			topic('Wer entscheidet', 'who decides', 'domain/absence/route.ts: absenceRouteOf'),
			topic(
				'Kosten, Guthaben, freie Tage eines Antrags',
				'cost, balance, days off of a request',
				'domain/absence/request-facts.ts: requestFacts requestContext'
			),
			topic(
				'Was auf einen Tag passt',
				'what fits on a day',
				'domain/absence/overlap.ts: collidesOnDay firstOverlap'
			),
			topic(
				'Was vorgeht, wenn mehreres auf einen Tag fällt',
				'what comes first when several things fall on a day',
				'domain/absence/precedence.ts: whatADayIs precedenceOf'
			),
			topic(
				'Andere Abwesenheiten, Obergrenzen',
				'other absences, upper limits',
				'domain/absence/other-absence.ts: judgeOtherAbsence'
			),
			topic(
				'Was der Manager vom Grund sieht',
				'what the manager sees of the reason',
				'domain/absence/visibility.ts: absenceForManager'
			)
		]
	},
	{
		title: { de: 'Urlaub', en: 'Vacation' },
		topics: [
			topic(
				'Anspruch eines Jahres (BUrlG § 3, § 5)',
				'what a year entitles to (BUrlG § 3, § 5)',
				'domain/vacation/entitlement.ts: vacationEntitlement',
				'domain/vacation/statutory-claim.ts: twelfthsByLaw twelfthsOf'
			),
			topic(
				'Volle Monate (BGB § 188 (3))',
				'full months (BGB § 188 (3))',
				'domain/time/month-span.ts: fullMonthsIn lastDayOfMonths',
				'domain/vacation/employment-year.ts: employmentYear'
			),
			topic(
				'Wartezeit (BUrlG § 4)',
				'the waiting period (BUrlG § 4)',
				'domain/vacation/waiting-period.ts: fullClaimFrom'
			),
			topic(
				'Teilzeit und Wechsel der Tage je Woche',
				'part time and a change of days per week',
				'domain/vacation/week-days.ts: weekDaysOf weekDaysBySchedule weekDaysSpans'
			),
			topic(
				'Runden (BUrlG § 5 (2))',
				'rounding (BUrlG § 5 (2))',
				'domain/vacation/rounding.ts: roundEntitlement'
			),
			topic(
				'Regel der Firma und Abweichungen einer Person',
				'the company’s rule and what differs for a person',
				'domain/vacation/vacation-rule.ts: ruleOfYear defaultVacationRule'
			),
			topic(
				'Jugendliche, Schwerbehinderung',
				'minors, severe disability',
				'domain/vacation/minors.ts: leastVacationOfMinor severeDisabilityDays'
			),
			topic(
				'Was ein Tag kostet, krank im Urlaub (BUrlG § 9)',
				'what a day costs, ill on vacation (BUrlG § 9)',
				'domain/vacation/count.ts: countVacation',
				'domain/vacation/leave-days.ts: leaveDaysOf'
			),
			topic(
				'Töpfe, Reihenfolge, verfallen, verfügbar',
				'pools, order, expired, available',
				'domain/vacation/pools.ts: bookVacation'
			),
			topic(
				'Was ein Antrag am Konto ändert',
				'what a request does to the account',
				'domain/vacation/simulate.ts: simulateVacation'
			),
			topic(
				'Jahresende, Übertrag, lange Krankheit',
				'year end, carry-over, long illness',
				'domain/vacation/carry-over.ts: carryOver',
				'domain/vacation/vacation-year.ts: vacationYearOf'
			),
			topic(
				'Hinweispflicht (EuGH C-684/16)',
				'the duty to inform (EuGH C-684/16)',
				'domain/vacation/duty-to-inform.ts: vacationNotice'
			),
			topic('Ausscheiden', 'leaving', 'domain/vacation/leaving.ts: restAtLeaving'),
			topic(
				'Woraus eine Zahl sich ergibt',
				'what a figure results from',
				'domain/vacation/explain.ts: explainVacation'
			)
		]
	},
	{
		title: { de: 'Krankheit', en: 'Sickness' },
		topics: [
			topic(
				'Bescheinigung (EFZG § 5)',
				'the certificate (EFZG § 5)',
				'domain/sick/certificate-due.ts: certificateDue'
			),
			topic(
				'Lohnfortzahlung (EFZG § 3)',
				'continued pay (EFZG § 3)',
				'domain/sick/continued-pay.ts: continuedPay'
			),
			topic(
				'Wer davon erfährt',
				'who learns of it',
				'domain/sick/sick-information.ts: sickInformation reasonShown'
			)
		]
	},
	{
		title: { de: 'Feiertage', en: 'Public holidays' },
		topics: [
			topic(
				'Tage nach dem Gesetz, je Ort und Jahr',
				'days by law, by place and year',
				'server/holidays/compute-holidays.ts: computeHolidays'
			),
			topic(
				'Tage der Firma, halbe Tage',
				'company days, half days',
				'domain/public-holiday/company-days.ts: applyCompanyDays'
			),
			topic(
				'Welcher Ort für eine Person gilt',
				'which place holds for a person',
				'domain/public-holiday/place.ts: placeOf holidayCalendarAt'
			),
			topic(
				'Anfragen anderer Programme',
				'questions of other programs',
				'server/holidays/holiday-messages.ts: answerHolidayMessage'
			)
		]
	},
	{
		title: { de: 'Dateien', en: 'Files' },
		topics: [
			topic(
				'Personen, Abwesenheiten, Zeiten',
				'people, absences, times',
				'domain/exchange/users-csv.ts: formatUsers importUsers',
				'domain/exchange/absences-csv.ts: formatAbsences importAbsences',
				'domain/exchange/times-csv.ts: formatTimes importTimes'
			),
			topic(
				'Datum, Zeitstempel, Zahl, Wahrheitswert',
				'date, timestamp, number, truth value',
				'domain/exchange/csv-values.ts: parseDate parseTimestamp parseHours parseBoolean formatDurationHours'
			),
			topic(
				'Schutz vor Formeln, Anführungszeichen, Zeichensatz',
				'guard against formulas, quotes, character set',
				'domain/exchange/csv.ts: guardCell unguardCell quoteCell decodeCsv'
			),
			topic(
				'Spalten, Fehler, Warnungen',
				'columns, errors, warnings',
				'domain/exchange/csv-table.ts: readTable',
				'domain/exchange/csv-problem.ts: csvErrorCodes csvWarningCodes refusesFile'
			),
			topic(
				'Halbe Tage in der Datei',
				'half days in the file',
				'domain/exchange/half-days.ts: placeOnDay partsToldBy dayOffRows'
			)
		]
	},
	{
		title: { de: 'Ohne Netz', en: 'Without network' },
		topics: [
			topic(
				'Welcher Uhr geglaubt wird',
				'which clock is believed',
				'domain/time-entry/effective-time.ts: effectiveTime'
			),
			topic(
				'Zwei Geräte, eine Person',
				'two devices, one person',
				'domain/time-entry/clock-fold.ts: foldClockActs'
			),
			topic(
				'Ob ein Eintrag angenommen wird',
				'whether an entry is accepted',
				'domain/time-entry/write-rule.ts: judgeTimeEntryWrite',
				'domain/absence/write-rule.ts: judgeAbsenceWrite'
			),
			topic(
				'Zwei Fassungen zusammenführen',
				'merging two versions',
				'domain/time-entry/merge.ts: mergeTimeEntry',
				'domain/absence/merge.ts: mergeAbsence',
				'domain/correction/merge.ts: mergeCorrection'
			),
			topic(
				'Nach einer Wiederherstellung des Servers',
				'after the server was restored',
				'domain/time-entry/reoffer-rule.ts: judgeReoffer'
			),
			topic(
				'Archivierte Personen',
				'archived people',
				'domain/people/archiving.ts: judgeArchived',
				'domain/absence/archive-absences.ts: absencesToCancel'
			)
		]
	}
];
