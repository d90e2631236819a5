/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package io.cplnprefect.bridge.explain;

import org.jspecify.annotations.NullMarked;
