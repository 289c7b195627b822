/** What an error of a driver or of the disk says, in one line for the user. */
export function faultText(error: unknown): string {
  const text = error instanceof Error ? messageOf(error) : String(error);
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** Several addresses of one host failing give an AggregateError whose own message is empty. */
function messageOf(error: Error): string {
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map((one: unknown) => faultText(one)).join('; ');
  return error.message;
}
