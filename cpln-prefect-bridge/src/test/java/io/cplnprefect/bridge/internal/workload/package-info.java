/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.internal.workload;

import org.jspecify.annotations.NullMarked;
