/* SPDX-License-Identifier: Apache-2.0 */
/** The blocks by which Prefect's Python library and this one share the settings of jobs on Control Plane. */
@NullMarked
package io.cplnprefect.bridge.block;

import org.jspecify.annotations.NullMarked;
