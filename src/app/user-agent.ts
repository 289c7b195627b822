/** How the program names itself to every site: its version, and whom to write to. */
export function userAgent(version: string, contact: string | null): string {
  const told = contact ? `+${contact}` : 'website self-inspection; no contact configured';
  return `gov-site-audit/${version} (${told})`;
}
