/** What a browser that reads codes brings; not all do. */
interface Detector {
	detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: string[] }) => Detector;

function maker(): DetectorMaker | null {
	const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorMaker };
	return BarcodeDetector ?? null;
}

/** Whether this browser reads codes with the camera. */
export function canReadCodes(): boolean {
	return maker() !== null && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/** Several looks in the time a code is shown. */
const LOOK_EVERY_MS = 120;

/**
 * Shows the camera in `video` and tells every code it sees, until the returned function is called. Throws when
 * the camera is not allowed or not there.
 */
export async function readCodes(
	video: HTMLVideoElement,
	onread: (text: string) => void
): Promise<() => void> {
	const Maker = maker();
	if (Maker === null) throw new Error('this browser reads no codes');
	const stream = await navigator.mediaDevices.getUserMedia({
		video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 1280 } }
	});
	const detector = new Maker({ formats: ['qr_code'] });
	video.srcObject = stream;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isOver = false;
	const look = async () => {
		const found = await detector.detect(video).catch(() => []);
		if (isOver) return;
		for (const { rawValue } of found) onread(rawValue);
		timer = setTimeout(() => void look(), LOOK_EVERY_MS);
	};
	const stop = () => {
		isOver = true;
		clearTimeout(timer);
		for (const track of stream.getTracks()) track.stop();
		video.srcObject = null;
	};
	try {
		await video.play();
	} catch (error) {
		stop();
		throw error;
	}
	void look();
	return stop;
}
