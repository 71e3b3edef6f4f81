export { connectQueues, type NewJob, type QueueOptions, type Queues } from './connect-queues'
export { migrateQueues } from './migrate-queues'
export { queueNames, queueTable, tagBatchSize, type Handlers, type JobData, type QueueName, type StepResult } from './queue-table'
