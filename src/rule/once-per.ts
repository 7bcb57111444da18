/** A function that works out its answer once per subject and keeps it as long as the subject lives. */
export function oncePer<Subject extends object, Answer>(
  work: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const answers = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const known = answers.get(subject);
    if (known !== undefined) return known.answer;
    const answer = work(subject);
    answers.set(subject, { answer });
    return answer;
  };
}
