/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.trace;

import org.jspecify.annotations.NullMarked;
