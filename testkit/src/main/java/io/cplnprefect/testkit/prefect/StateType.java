/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The state types that Prefect's orchestration knows, in the order in which its errors list them. */
enum StateType {
    SCHEDULED,
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    CRASHED,
    PAUSED,
    CANCELLING;

    static final List<String> NAMES =
            Arrays.stream(values()).map(StateType::name).toList();

    boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED || this == CRASHED;
    }

    /** Returns the name a state of this type has when the caller gives none. */
    String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
