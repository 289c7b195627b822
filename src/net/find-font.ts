import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Without a Chinese font screenshots show boxes. macOS and Windows bring one; elsewhere fontconfig is asked. */
export async function hasChineseFont(): Promise<boolean> {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  try {
    const { stdout } = await promisify(execFile)('fc-list', [':lang=zh', 'family'], { timeout: 10_000 });
    return stdout.trim() !== '';
  } catch {
    return false; // No fontconfig, no fonts.
  }
}
