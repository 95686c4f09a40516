/** A conversation with the server: one question at a time, and an answer only while it is still wanted. */

export interface Conversation<Question> {
  /** Puts another question; an answer to the one before is no longer wanted. */
  readonly ask: (question: Question) => void;
  /** Puts the present question again, because its answer may have changed. */
  readonly askAgain: () => void;
  /** Gives the present answer once more, to a listener that has lost it. */
  readonly repeat: () => void;
  /** Nothing is asked or told from now on. */
  readonly end: () => void;
}

export interface Parties<Question, Answer> {
  readonly answer: (question: Question) => Promise<Answer>;
  /** Told of an answer only when it differs from the last one. */
  readonly tell: (question: Question, answer: Answer) => void;
  /** Told when the present question could not be answered. */
  readonly failed: () => void;
}

/**
 * Questions that arrive while one is under way are put as one when it has been answered. An answer to the present
 * question is told even when it is to be asked again, so that the page keeps moving under steady typing.
 */
export const converse = <Question, Answer>(
  first: Question,
  { answer, tell, failed }: Parties<Question, Answer>,
): Conversation<Question> => {
  let present = first;
  let told: { readonly answer: Answer; readonly text: string } | undefined;
  let underWay = false;
  let wantedAgain = false;
  let ended = false;

  const put = async (): Promise<void> => {
    const question = present;
    const wanted = (): boolean => !ended && question === present;
    underWay = true;
    wantedAgain = false;
    try {
      const given = await answer(question);
      if (wanted()) tellIfNew(given);
    } catch {
      if (wanted()) {
        told = undefined;
        failed();
      }
    }
    underWay = false;
    if (wantedAgain && !ended) void put();
  };

  const tellIfNew = (given: Answer): void => {
    const text = JSON.stringify(given);
    if (told?.text === text) return;
    told = { answer: given, text };
    tell(present, given);
  };

  const askAgain = (): void => {
    if (ended) return;
    if (underWay) wantedAgain = true;
    else void put();
  };

  return {
    ask: question => {
      present = question;
      told = undefined;
      askAgain();
    },
    askAgain,
    repeat: () => {
      if (told) tell(present, told.answer);
    },
    end: () => {
      ended = true;
    },
  };
};
