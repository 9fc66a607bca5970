/** Gives bytes to the person as a file. */
export function saveBlob(blob: Blob, fileName: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	link.click();
	// Some browsers start reading after the click: the address must outlive it.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
