import { Module, type DynamicModule } from '@nestjs/common'
import { ScheduleModule } from '@nestjs/schedule'
import { Schedule, scheduleDeps, type ScheduleDeps } from './schedule'

@Module({})
export class WorkerModule {
  static with(deps: ScheduleDeps): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ScheduleModule.forRoot()],
      providers: [Schedule, { provide: scheduleDeps, useValue: deps }],
    }
  }
}
