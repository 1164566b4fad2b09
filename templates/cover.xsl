<?xml version="1.0" encoding="UTF-8"?>
<!-- A debate in TEI as the cover of its book: one page of XHTML, set with styles/cover.css. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="file" select="/tei:TEI/tei:teiHeader/tei:fileDesc"/>
  <xsl:variable name="title" select="normalize-space($file/tei:titleStmt/tei:title)"/>
  <xsl:variable name="journal" select="$file/tei:seriesStmt[tei:title/@level = 'j']"/>
  <xsl:variable name="series" select="$file/tei:seriesStmt[tei:title/@level = 's']"/>
  <xsl:variable name="date" select="$file/tei:publicationStmt//tei:date[1]"/>

  <xsl:template match="/tei:TEI">
    <html lang="{@xml:lang}" xml:lang="{@xml:lang}">
      <head><title><xsl:value-of select="$title"/></title></head>
      <body>
        <xsl:if test="$journal"><p class="journal"><xsl:value-of select="$journal/tei:title"/></p></xsl:if>
        <!-- "Debate 5: On gardens" has a series line and a title proper. -->
        <h1>
          <xsl:choose>
            <xsl:when test="contains($title, ': ')">
              <xsl:value-of select="substring-before($title, ': ')"/>
              <span class="rest"><xsl:value-of select="substring-after($title, ': ')"/></span>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
          </xsl:choose>
        </h1>
        <xsl:for-each select="$file/tei:titleStmt/tei:author"><p class="author"><xsl:value-of select="."/></p></xsl:for-each>
        <xsl:if test="$series">
          <p class="series">
            <xsl:value-of select="$series/tei:title"/>
            <xsl:for-each select="$series/tei:biblScope[1]"><xsl:text>, </xsl:text><xsl:value-of select="."/></xsl:for-each>
          </p>
        </xsl:if>
        <xsl:if test="$date"><p class="year"><xsl:value-of select="substring($date, 1, 4)"/></p></xsl:if>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
