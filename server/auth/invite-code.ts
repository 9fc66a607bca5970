import { createHmac, randomInt } from 'node:crypto';

/** Without 0, O, 1, I and L: what is printed can be typed without doubt. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** Short words that German and English speakers can read to each other on the phone. */
const WORDS = (
	'ADLER AHORN AMSEL ANKER APFEL BAUM BERG BIRKE BLATT BLUME BOOT BROT BRUNNEN BUCHE DACHS DORF EICHE ERDE ESCHE ' +
	'FALKE FARBE FARN FEDER FELD FELS FENSTER FISCH FLUSS FUCHS GARTEN GLAS GLOCKE GOLD GRAS HAFEN HAMMER HASE HAUS ' +
	'HERBST HIMMEL HIRSCH HOLZ HONIG HUT IGEL INSEL KAFFEE KERZE KIESEL KIRSCHE KLEE KORN KRAN LAMPE LATERNE LERCHE ' +
	'LICHT LINDE LUCHS MALER MARKT MEISE METALL MOND MOOS MORGEN NADEL NEBEL NEST NORDEN NUSS OFEN OSTEN OTTER PALME ' +
	'PFERD PILZ PINSEL QUELLE RABE REGEN REH RIND RING ROGGEN ROSE SALZ SAND SCHIFF SCHNEE SEE SEGEL SILBER SOMMER ' +
	'SONNE SPECHT STEIN STERN STORCH STRAND TAG TAL TANNE TAUBE TEICH TIGER TINTE TISCH TOR TULPE TURM UFER UHR VOGEL ' +
	'WAGEN WALD WEIDE WELLE WESTEN WIESE WIND WINTER WOLF WOLKE ZANGE ZEDER ZIEGEL ZIMT'
).split(' ');
const SIDE_LENGTH = 4;

/** A code of about 46 bits in a form that people can copy: `K7MQ-MOND-42XR`. */
export function newInviteCode(): string {
	return `${side()}-${WORDS[randomInt(WORDS.length)]}-${side()}`;
}

function side(): string {
	return Array.from({ length: SIDE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** What is kept of a code: case, dashes and blanks do not count. Without the secret it cannot be guessed. */
export function hashInviteCode(secret: string, code: string): string {
	const plain = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
	return createHmac('sha256', secret).update(`invite ${plain}`).digest('base64url');
}
