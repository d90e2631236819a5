/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.call.SafeToRepeat;
import io.cplnprefect.prefect.internal.OffsetPages;
import java.util.List;
import java.util.UUID;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** The calls for log lines. Thread-safe. */
public interface Logs {

    /**
     * Writes log lines: all, or none if one of them is invalid. A call whose effect is unknown is not sent again, because that
     * could write the lines twice.
     */
    @POST("logs/")
    ApiCall<Void> create(@Body List<LogCreate> lines);

    /** Reads one page of the log lines that a query selects. */
    @POST("logs/filter")
    @SafeToRepeat("reads only")
    ApiCall<List<Log>> filterPage(@Body LogQuery query);

    /** Lists what a query selects, lazily, page by page. An object that changes between two pages may be missing or appear twice. */
    default Pager<Log> filter(LogQuery query) {
        return OffsetPages.of(query, this::filterPage);
    }

    /**
     * Lists the lines of a flow run in the order of their times, lazily, page by page. None is missing and none appears twice, unless
     * more than 200 lines of one time are written while they are read.
     *
     * @param flowRunId id of the flow run
     * @return the lines
     */
    default Pager<Log> ofFlowRun(UUID flowRunId) {
        return LogPages.of(flowRunId, null, this::filterPage);
    }
}
