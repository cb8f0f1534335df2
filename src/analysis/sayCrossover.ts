import {usersNeeded} from "./crossover.js";
import type {CrossoverChoice} from "./crossoverChoice.js";
import {crossoverOf} from "./crossoverChoice.js";
import {count} from "./format.js";

/** How many people a planned study needs, as a sentence. */
export function sayCrossover(choice: CrossoverChoice, better: number): string {
  const {difference, power, tasks} = choice;
  const needed = usersNeeded(crossoverOf(choice, better), power / 100);
  const goal = `To find a difference of ${points(difference)} with ${power} % power`;
  if (needed === null) return `${goal}, not even a million people are enough.`;
  return (
    `${goal}, ${count(needed)} people are needed who each do ${tasksOf(tasks)} on each platform: ` +
    `${count(2 * needed * tasks)} tasks in all.`
  );
}

/** The study as the title of a picture. */
export function sayEnough(choice: CrossoverChoice, better: number): string {
  const needed = usersNeeded(crossoverOf(choice, better), choice.power / 100);
  return needed === null
    ? `No number of people finds a difference of ${points(choice.difference)} for sure`
    : `${count(needed)} people with ${tasksOf(choice.tasks)} on each platform are enough to find a difference of ${points(choice.difference)}`;
}

/** The same study with fewer and with more tasks a person. */
export function sayOtherTasks(choice: CrossoverChoice, better: number): string {
  const others = [1, 2, 5, 10, 20].filter((tasks) => tasks !== choice.tasks);
  const people = others.map((tasks) => {
    const needed = usersNeeded(crossoverOf({...choice, tasks}, better), choice.power / 100);
    return `${tasksOf(tasks)}: ${needed === null ? "over a million" : count(needed)}`;
  });
  return `People needed with other numbers of tasks a platform: ${people.join("; ")}.`;
}

function points(difference: number): string {
  return difference === 1 ? "1 point" : `${difference} points`;
}

function tasksOf(tasks: number): string {
  return tasks === 1 ? "1 task" : `${tasks} tasks`;
}
