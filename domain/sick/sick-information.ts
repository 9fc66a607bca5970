import type { HolidayCalendar } from '#domain/public-holiday/calendar.ts';
import { certificateDue, certificateNeededFrom } from '#domain/sick/certificate-due.ts';
import { continuedPay, type ContinuedPay, type ContinuedPayInput } from '#domain/sick/continued-pay.ts';
import type { LocalDate } from '#domain/time/local-date.ts';

/** Who looks at an illness. */
export type SickViewer = 'owner' | 'hr' | 'manager' | 'colleague';

/** What is said about an illness; it is information, nobody is paid by it. A diagnosis is never stored. */
export interface SickInformation {
	readonly certificateDue: LocalDate;
	/** The certificate is here, or not due yet. */
	readonly isCertificateMissing: boolean;
	readonly continuedPay: ContinuedPay;
}

/**
 * What the person and HR are shown about an illness: until when the certificate is due, and until when pay
 * goes on. Nobody else: null.
 */
export function sickInformation(
	input: ContinuedPayInput & {
		readonly viewer: SickViewer;
		readonly today: LocalDate;
		/** The last sick day; null = still ill. An illness of up to three days needs no certificate. */
		readonly end: LocalDate | null;
		readonly hasCertificate: boolean;
		readonly holidays?: HolidayCalendar;
	}
): SickInformation | null {
	if (input.viewer !== 'owner' && input.viewer !== 'hr') return null;
	const due = certificateDue(input.start, input.holidays);
	const isOverBefore = input.end !== null && input.end < certificateNeededFrom(input.start);
	return {
		certificateDue: due,
		isCertificateMissing: !input.hasCertificate && !isOverBefore && input.today > due,
		continuedPay: continuedPay(input)
	};
}

/**
 * What somebody is shown of the reason of an absence. Illness tells about health: managers see "absent"
 * unless the company shows them the reason, colleagues always do.
 */
export function reasonShown<Category extends string>(input: {
	readonly category: Category;
	readonly viewer: SickViewer;
	readonly companyShowsReason: boolean;
}): Category | 'absent' {
	const { category, viewer, companyShowsReason } = input;
	if (viewer === 'owner' || viewer === 'hr') return category;
	if (viewer === 'manager') return category === 'sick' && !companyShowsReason ? 'absent' : category;
	return 'absent';
}
