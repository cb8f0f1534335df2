/** What shows that something is under way, and what came of it. */
interface Places {
  start: HTMLButtonElement;
  cancel: HTMLButtonElement;
  status: HTMLElement;
  output: HTMLElement;
}

/** The console does one thing at a time: an answer to something asked for earlier is dropped. */
export class Turns {
  private turn = 0;

  constructor(private readonly places: Places) {}

  /**
   * @param work - does the thing; shows its answer only while it is still waited for
   * @param failed - what to show of an error
   */
  async wait(
    message: string,
    work: (isMine: () => boolean) => Promise<void>,
    failed: (error: unknown) => Node
  ): Promise<void> {
    const {start, cancel, status, output} = this.places;
    start.disabled = true;
    cancel.disabled = false;
    output.replaceChildren();
    status.textContent = message;
    const number = ++this.turn;
    try {
      await work(() => number === this.turn);
    } catch (error) {
      const shown = failed(error);
      if (number === this.turn) this.end("", shown);
    }
  }

  end(message: string, ...shown: Node[]): void {
    const {start, cancel, status, output} = this.places;
    ++this.turn;
    start.disabled = false;
    cancel.disabled = true;
    status.textContent = message;
    output.replaceChildren(...shown);
  }
}
