/** The file of an address as a download; gives null, or why there is none: the server's code, '' where it has none. */
export async function download(address: string, headers: Record<string, string>): Promise<string | null> {
  const response = await fetch(address, { headers }).catch(() => null);
  if (!response?.ok) return response ? codeOf(response) : '';
  // An archive that breaks off on its way is no archive.
  const file = await response.blob().catch(() => null);
  if (!file) return '';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = fileName(response.headers.get('Content-Disposition'), address);
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

async function codeOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => null)) as { code?: unknown } | null;
  return typeof problem?.code === 'string' ? problem.code : '';
}

/** The name that the server gives the file, else the end of its address. */
export function fileName(disposition: string | null, address: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  const last = /[^/?]+(?=\?|$)/.exec(address)?.[0] ?? '';
  return encoded || !plain ? decodeURIComponent(encoded ?? last) : plain;
}
