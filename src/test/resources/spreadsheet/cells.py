# SPDX-License-Identifier: Apache-2.0
# Writes formulas into a new sheet of a running LibreOffice, as somebody would type them, and prints what the cells show.
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    sys.exit("LibreOffice does not answer")


desktop = connect(sys.argv[1]).ServiceManager.createInstance("com.sun.star.frame.Desktop")
hidden = PropertyValue("Hidden", 0, True, 0)
document = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (hidden,))
sheet = document.Sheets.getByIndex(0)
formulas = sys.argv[2:]
for row, formula in enumerate(formulas):
    sheet.getCellByPosition(0, row).setFormula(formula)
document.calculateAll()
for row in range(len(formulas)):
    print(sheet.getCellByPosition(0, row).String)
document.close(True)
