/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.job.JobCommands;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;

/** What the rounds of an observation share. */
record RoundContext(
        Prefect prefect,
        JobCommands jobs,
        String org,
        TimeSource time,
        SyncSettings settings,
        SyncMember member,
        ServiceClock prefectClock,
        ServiceClock platformClock) {}
