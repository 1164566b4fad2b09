<?xml version="1.0" encoding="UTF-8"?>
<!-- A part of article.xsl: the editorial note, and the appendix "Changes to the text". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">

  <!-- Explains only the marks that occur. -->
  <xsl:template name="editorial-note">
    <xsl:variable name="inferred" select="$posts[@resp and not(contains(normalize-space(@who), ' '))]"/>
    <xsl:variable name="ambiguous" select="$posts[contains(normalize-space(@who), ' ')]"/>
    <xsl:variable name="unknown" select="$posts[not(@who) and not(tei:label)]"/>
    <xsl:variable name="repairs" select="tei:text//tei:corr"/>
    <xsl:variable name="gaps" select="tei:text//tei:gap"/>
    <xsl:if test="$inferred or $ambiguous or $unknown or $repairs or $gaps">
      <section class="editorial-note" id="editorial-note">
        <h2>Editorial note</h2>
        <xsl:call-template name="line"/>
        <p>
          <xsl:text>The words of the transcript are given as they stand; typography was brought to print style.</xsl:text>
          <xsl:if test="$inferred"><xsl:text> A name in square brackets is not in the transcript: it was inferred from what other posts say.</xsl:text></xsl:if>
          <xsl:if test="$unknown"><xsl:text> “Unattributed” means that the transcript names no speaker and gives no sufficient evidence for one.</xsl:text></xsl:if>
          <xsl:if test="$ambiguous"><xsl:text> Two names joined by “or” share one code in the transcript, which does not tell them apart.</xsl:text></xsl:if>
          <xsl:if test="$repairs"><xsl:text> A few words that automatic replacement had damaged are restored; each is marked.</xsl:text></xsl:if>
          <xsl:if test="$gaps"><xsl:text> “[link lost]” stands where the transcript has lost a web link.</xsl:text></xsl:if>
        </p>
        <xsl:call-template name="line"/>
      </section>
      <xsl:call-template name="line"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="changes">
    <section class="changes" id="changes">
      <h2>Changes to the text</h2>
      <xsl:call-template name="line"/>
      <p>White space, quotation marks, dashes, list markers and the encoding of characters were brought to print style without a mark. Every such change is on record in a ledger that is kept apart from this edition and from which the transcript can be rebuilt byte for byte. Words were changed only where the transcript itself gives the evidence.</p>
      <xsl:call-template name="line"/>
      <xsl:variable name="repairs" select="tei:text//tei:corr"/>
      <xsl:if test="$repairs">
        <h3>Repaired words</h3>
        <ul class="repairs">
          <xsl:call-template name="line"/>
          <xsl:for-each select="$repairs">
            <li>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:text>: “</xsl:text><xsl:value-of select="."/><xsl:text>”. </xsl:text>
              <xsl:apply-templates select="." mode="was"/>
            </li>
            <xsl:call-template name="line"/>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="line"/>
      </xsl:if>
      <xsl:variable name="attributed" select="$posts[tei:note[@type = 'evidence']]"/>
      <xsl:if test="$attributed">
        <h3>Evidence for speakers</h3>
        <ul class="evidence">
          <xsl:call-template name="line"/>
          <xsl:for-each select="$attributed">
            <li>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:text>, </xsl:text><xsl:apply-templates select="." mode="name"/>
              <xsl:if test="@cert"><xsl:text> (certainty: </xsl:text><xsl:value-of select="@cert"/><xsl:text>)</xsl:text></xsl:if>
              <xsl:text>: </xsl:text>
              <xsl:for-each select="tei:note[@type = 'evidence'][not(@ana = '#identity')]">
                <xsl:value-of select="."/>
                <xsl:variable name="closed" select="substring(., string-length()) = '.'"/>
                <xsl:choose>
                  <xsl:when test="position() = last() and $closed"/>
                  <xsl:when test="position() = last()"><xsl:text>.</xsl:text></xsl:when>
                  <xsl:when test="$closed"><xsl:text> </xsl:text></xsl:when>
                  <xsl:otherwise><xsl:text>; </xsl:text></xsl:otherwise>
                </xsl:choose>
              </xsl:for-each>
            </li>
            <xsl:call-template name="line"/>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="line"/>
      </xsl:if>
      <h3>What was run</h3>
      <xsl:call-template name="line"/>
      <xsl:for-each select="$header/tei:revisionDesc/tei:change">
        <p><xsl:value-of select="text()"/></p>
        <xsl:call-template name="line"/>
        <xsl:if test="tei:list">
          <ul class="rules">
            <xsl:call-template name="line"/>
            <xsl:for-each select="tei:list/tei:item">
              <li>
                <xsl:value-of select="."/>
                <xsl:choose>
                  <xsl:when test="@n = 1"> (once)</xsl:when>
                  <xsl:otherwise> (<xsl:value-of select="@n"/> times)</xsl:otherwise>
                </xsl:choose>
              </li>
              <xsl:call-template name="line"/>
            </xsl:for-each>
          </ul>
          <xsl:call-template name="line"/>
        </xsl:if>
      </xsl:for-each>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <!-- A link to the post in which something stands. -->
  <xsl:template match="*" mode="place">
    <xsl:variable name="post" select="ancestor-or-self::tei:post"/>
    <xsl:choose>
      <xsl:when test="$post"><a href="#{$post/@xml:id}">Post <xsl:value-of select="$post/@n"/></a></xsl:when>
      <xsl:otherwise>Front matter</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
