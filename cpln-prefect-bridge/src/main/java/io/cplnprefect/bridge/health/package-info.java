/* SPDX-License-Identifier: Apache-2.0 */
/** Whether a process that runs rounds is alive and ready, with the reasons in words. */
@NullMarked
package io.cplnprefect.bridge.health;

import org.jspecify.annotations.NullMarked;
