package org.carrel.device.sync;

import org.carrel.device.port.DeviceStore;

/** The store that the session's tests use is held to the same as the real one. */
class MemoryDeviceStoreTest extends DeviceStoreContract {
    private final MemoryDeviceStore.Medium medium = new MemoryDeviceStore.Medium();
    private int boots;

    @Override
    protected DeviceStore open(StoreLimits limits) {
        return new MemoryDeviceStore(medium, limits, new EventIds(new SeededRandom(boots++)), START);
    }

    @Override
    protected void cutPower() {
        store.close();
    }
}
