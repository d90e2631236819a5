/* SPDX-License-Identifier: Apache-2.0 */
/** What runs behind a job of the emulated Control Plane: a script in virtual time, or a local process. */
@NullMarked
package io.cplnprefect.testkit.job;

import org.jspecify.annotations.NullMarked;
