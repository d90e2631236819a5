/* SPDX-License-Identifier: Apache-2.0 */
/** Records of flow runs and jobs, assertions about them, and snapshots. */
@NullMarked
package io.cplnprefect.testkit.state;

import org.jspecify.annotations.NullMarked;
