/* SPDX-License-Identifier: MIT
 *
 * week: the settings of [work] as the person's week.
 */
#include "juggle/config/config.h"

void config_workdays(const struct config *config, struct workdays *out)
{
    const struct settings *s = config_settings(config);
    const struct clock_span own_hours[7] = {s->work_hours_mon, s->work_hours_tue, s->work_hours_wed,
                                            s->work_hours_thu, s->work_hours_fri, s->work_hours_sat,
                                            s->work_hours_sun};
    const minutes own_contract[7] = {
        s->work_contract_mon, s->work_contract_tue, s->work_contract_wed, s->work_contract_thu,
        s->work_contract_fri, s->work_contract_sat, s->work_contract_sun};
    for (int i = MONDAY; i <= SUNDAY; i++) {
        bool works = (s->work_days & 1u << i) != 0;
        bool own = own_hours[i].start != MINUTES_NONE;
        minutes contract = own_contract[i] != MINUTES_NONE ? own_contract[i] : s->work_contract_day;
        out->at[i] = (struct workday){
            .works = works,
            .start = own ? own_hours[i].start : s->work_hours.start,
            .end = own ? own_hours[i].end : s->work_hours.end,
            .contract = works ? contract : 0,
        };
    }
    bool lunch = s->work_lunch.start != MINUTES_NONE;
    out->lunch_start = lunch ? s->work_lunch.start : 0;
    out->lunch_end = lunch ? s->work_lunch.end : 0;
    out->day_starts_at = s->general_day_starts_at;
    out->week_start = s->general_week_start;
}
