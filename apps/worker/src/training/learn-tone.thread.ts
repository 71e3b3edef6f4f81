import { learnTone, type ToneOutcome, type ToneTask } from './learn-tone'

/** The thread's whole work: one training. */
export default (task: ToneTask): Promise<ToneOutcome> => learnTone(task)
