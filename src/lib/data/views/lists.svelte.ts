import { liveView } from '#lib/data/live.svelte.ts';
import type { Live } from '#lib/data/types.ts';
import type { LabelledAbsence } from '#lib/data/engine/views.ts';
import type { Employee } from '#domain/people/employee.ts';
import type { Reference, ReferenceKind } from '#domain/reference/reference.ts';

/** Own absences, newest first, with the name of their type. */
export function absencesView(): Live<readonly LabelledAbsence[]> {
	return liveView<readonly LabelledAbsence[]>((engine) => engine.views.absences(), []);
}

/** People this device knows. */
export function employeesView(): Live<readonly Employee[]> {
	return liveView<readonly Employee[]>((engine) => engine.views.employees(), []);
}

/** Company data of one kind. */
export function referenceView(kind: ReferenceKind): Live<readonly Reference[]> {
	return liveView<readonly Reference[]>((engine) => engine.views.reference(kind), []);
}
