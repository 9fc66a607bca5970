import { createRandom, type Random } from '#tests/simulation/random.ts';

/** What the network does to the next request of a device. */
export const netFaults = [
	'lose-request',
	'lose-reply',
	'duplicate',
	'replay-later',
	'slow',
	'slow-reply',
	'portal',
	'truncated',
	'wrong-body',
	'busy',
	'bad-gateway'
] as const;
export type NetFault = (typeof netFaults)[number];

/** What a person does on a device. */
export const workerActs = [
	'add',
	'note',
	'stop',
	'start',
	'delete',
	'confirm',
	'confirm-day',
	'withdraw',
	'clock-in',
	'clock-out',
	'undo',
	'mine',
	'theirs'
] as const;
export const managerActs = ['verify', 'reject', 'undo', 'reopen', 'on-behalf', 'mine', 'theirs'] as const;
export const officeActs = ['drop-manager', 'other-manager', 'move', 'archive', 'restore'] as const;
export const lifeActs = ['restart', 'crash', 'sign-out', 'expire', 'sign-in', 'try-now'] as const;
/**
 * Rare ones, put into some plans in pairs: rights given back exactly as they were; a device's clock is set; it is
 * time to compare digests.
 */
export const rareActs = ['give-back', 'set-clock', 'compare'] as const;
/** What people ask others for and answer; put into some plans, several together. */
export const askingActs = [
	'leave',
	'leave',
	'wish',
	'ask',
	'sick',
	'leave-edit',
	'leave-delete',
	'leave-withdraw',
	'leave-cancel',
	'propose',
	'propose',
	'take-back',
	'answer'
] as const;
export const answeringActs = [
	'approve',
	'approve',
	'refuse',
	'cancel-answer',
	'agree',
	'decline',
	'answer'
] as const;
/** A device hands its outbox over, a bundle is brought, a device loses all it keeps. */
export const lossActs = ['hand-over', 'carry', 'evict'] as const;
export type RequestAct = (typeof askingActs)[number] | (typeof answeringActs)[number] | 'hr-decides';

export type Act =
	| RequestAct
	| (typeof lossActs)[number]
	| (typeof workerActs)[number]
	| (typeof managerActs)[number]
	| (typeof officeActs)[number]
	| (typeof lifeActs)[number]
	| (typeof rareActs)[number];

/** One thing that happens, `after` ms after the one before. Plain data: a plan can be kept, shrunk and replayed. */
export type Step =
	| {
			readonly after: number;
			readonly kind: 'act';
			readonly device: number;
			readonly act: Act;
			readonly n: number;
	  }
	| {
			readonly after: number;
			readonly kind: 'net';
			readonly device: number;
			readonly fault: NetFault;
			readonly times: number;
	  }
	| { readonly after: number; readonly kind: 'cut' | 'heal' | 'deaf'; readonly device: number }
	| {
			readonly after: number;
			readonly kind: 'storage';
			readonly device: number;
			readonly fault: StorageFault;
			readonly nth: number;
	  }
	| { readonly after: number; readonly kind: 'server'; readonly fault: ServerFault };

export const storageFaults = ['fail', 'quota', 'crash-before', 'crash-after'] as const;
export type StorageFault = (typeof storageFaults)[number];
export const serverFaults = ['crash-before-commit', 'crash-after-commit', 'restart'] as const;
/** `backup` puts a copy away, `old-copy` puts the last one in the place of what is there. */
export type ServerFault = (typeof serverFaults)[number] | 'backup' | 'old-copy';

export interface Plan {
	readonly seed: number;
	/** Who holds each device; RxDB's open-source build carries four stacks in one program, and one may be closing. */
	readonly devices: readonly string[];
	readonly steps: readonly Step[];
}

const casts: readonly (readonly string[])[] = [
	['mara', 'mara'],
	['mara', 'jana'],
	['mara', 'mara', 'jana'],
	['mara', 'jana', 'theo'],
	['mara', 'tom', 'jana']
];

const faultKinds = [
	...netFaults,
	'cut',
	'deaf',
	...storageFaults,
	...serverFaults,
	...officeActs.slice(0, 4),
	...lifeActs.slice(0, 4)
] as const;
type FaultKind = (typeof faultKinds)[number];

/** Makes the plan of a seed. Each plan switches half of the fault kinds off: rare meetings of few faults are found. */
export function makePlan(seed: number): Plan {
	const random = createRandom(seed);
	const devices = random.pick(casts);
	const isOn = (kind: FaultKind) => on.has(kind);
	const on = new Set(faultKinds.filter(() => random.chance(0.5)));
	const count = 14 + random.below(22);
	// Everybody has something to argue about from the start.
	const steps: Step[] = [0, 1, 2].map((n) => ({ after: 20, kind: 'act', device: 0, act: 'add', n }));
	for (let index = 0; index < count; index += 1) {
		const step = makeStep(random, devices, isOn);
		if (step !== null) steps.push(step);
	}
	addRare(createRandom(seed ^ 0x51ab17), devices, steps);
	addRequests(createRandom(seed ^ 0x2f6e19), devices, steps);
	addLosses(createRandom(seed ^ 0x6b43a9), devices, steps);
	return { seed, devices, steps };
}

/** What only some plans have, from a randomness of its own. */
function addRare(random: Random, devices: readonly string[], steps: Step[]): void {
	const insert = (at: number, step: Step) => void steps.splice(at, 0, step);
	const later = (at: number) => at + 1 + random.below(Math.min(8, steps.length - at));
	const somewhere = () => 3 + random.below(steps.length - 3);
	const act = (name: Act): Step => {
		const [device, n] = [random.below(devices.length), random.below(6)];
		return { after: random.below(40) * 50, kind: 'act', device, act: name, n };
	};
	if (random.chance(0.2)) {
		const at = somewhere();
		insert(at, act('drop-manager'));
		insert(later(at), act('give-back'));
	}
	if (random.chance(0.2)) {
		const at = somewhere();
		insert(at, { after: random.below(40) * 50, kind: 'server', fault: 'backup' });
		insert(later(at), { after: random.below(40) * 50, kind: 'server', fault: 'old-copy' });
	}
	if (random.chance(0.15)) insert(somewhere(), act('set-clock'));
	if (random.chance(0.15)) insert(somewhere(), act('compare'));
}

/** In two plans of five, people also ask each other for days off and for corrections; what is asked is often answered. */
function addRequests(random: Random, devices: readonly string[], steps: Step[]): void {
	if (!random.chance(0.4)) return;
	const count = 6 + random.below(10);
	let at = 2 + random.below(Math.max(1, steps.length >> 1));
	let isAsked = false;
	for (let index = 0; index < count && at <= steps.length; index += 1) {
		const wanted: number = isAsked && random.chance(0.6) ? devices.findIndex(isManager) : -1;
		const device: number = wanted >= 0 ? wanted : random.below(devices.length);
		const acts = isManager(devices[device]) ? answeringActs : askingActs;
		const act = random.chance(0.12) ? 'hr-decides' : random.pick<RequestAct>(acts);
		const after = random.chance(0.3) ? random.below(4) * 20 : random.below(50) * 50;
		steps.splice(at, 0, { after, kind: 'act', device, act, n: random.below(6) });
		isAsked = !isManager(devices[device]);
		at += 1 + (random.chance(0.6) ? 0 : random.below(4));
	}
}

/** In some plans an outbox leaves its device in another's pocket, or a device loses what it keeps. */
function addLosses(random: Random, devices: readonly string[], steps: Step[]): void {
	const workers = [...devices.keys()].filter((index) => !isManager(devices[index]));
	const act = (name: Act, device: number): Step => {
		return { after: random.below(40) * 50, kind: 'act', device, act: name, n: random.below(6) };
	};
	const somewhere = () => 4 + random.below(steps.length - 4);
	if (random.chance(0.15)) {
		const device = random.pick(workers);
		const at = somewhere();
		// Whoever hands over has no network, and has written since.
		const before: Step[] = [{ after: 20, kind: 'cut', device }, act('add', device), act('note', device)];
		steps.splice(at, 0, ...before, act('hand-over', device));
		const later = at + 4 + random.below(Math.min(6, steps.length - at - 3));
		if (random.chance(0.8)) steps.splice(later, 0, act('carry', device));
	}
	if (random.chance(0.12)) steps.splice(somewhere(), 0, act('evict', random.below(devices.length)));
}

function pause(random: Random): number {
	const roll = random.next();
	if (roll < 0.35) return random.below(4) * 20;
	if (roll < 0.8) return random.below(40) * 50;
	return roll < 0.96 ? random.below(20) * 1000 : 61_000 + random.below(60) * 1000;
}

function makeStep(
	random: Random,
	devices: readonly string[],
	isOn: (kind: FaultKind) => boolean
): Step | null {
	const after = pause(random);
	const device = random.below(devices.length);
	const roll = random.next();
	if (roll < 0.68) {
		const acts = isManager(devices[device]) ? managerActs : workerActs;
		return { after, kind: 'act', device, act: random.pick(acts), n: random.below(6) };
	}
	if (roll < 0.82) return netStep(random, after, device, isOn);
	if (roll < 0.87) {
		const fault = random.pick(storageFaults);
		return isOn(fault) ? { after, kind: 'storage', device, fault, nth: 1 + random.below(6) } : null;
	}
	if (roll < 0.9) {
		const fault = random.pick(serverFaults);
		return isOn(fault) ? { after, kind: 'server', fault } : null;
	}
	const act = random.pick(roll < 0.94 ? officeActs : lifeActs);
	const isAllowed = act === 'restore' || act === 'sign-in' || act === 'try-now' || isOn(act);
	return isAllowed ? { after, kind: 'act', device, act, n: random.below(4) } : null;
}

function netStep(
	random: Random,
	after: number,
	device: number,
	isOn: (kind: FaultKind) => boolean
): Step | null {
	if (random.chance(0.35)) {
		const kind = random.pick(['cut', 'cut', 'deaf', 'heal', 'heal'] as const);
		return kind === 'heal' || isOn(kind) ? { after, kind, device } : null;
	}
	const fault = random.pick(netFaults);
	return isOn(fault) ? { after, kind: 'net', device, fault, times: 1 + random.below(3) } : null;
}

export function isManager(person: string | undefined): boolean {
	return person === 'jana' || person === 'theo';
}

const requestActs: readonly string[] = [...askingActs, ...answeringActs, 'hr-decides'];

export function isRequestAct(act: Act): act is RequestAct {
	return requestActs.includes(act);
}
