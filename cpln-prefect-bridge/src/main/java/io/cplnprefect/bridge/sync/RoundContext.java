/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.platform.RunPlatform;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;

/** What the rounds of an observation share. */
record RoundContext(
        Prefect prefect,
        PlatformClients clients,
        RunPlatform platform,
        TimeSource time,
        SyncSettings settings,
        SyncMember member,
        ServiceClock prefectClock,
        ServiceClock platformClock) {}
