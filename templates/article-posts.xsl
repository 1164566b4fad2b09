<?xml version="1.0" encoding="UTF-8"?>
<!-- A part of article.xsl: the posts, and how their speakers are named. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="tei">

  <xsl:template name="posts">
    <section class="posts" id="debate">
      <h2>The debate</h2>
      <xsl:call-template name="line"/>
      <xsl:for-each select="tei:text/tei:front/tei:div[@type = 'preface']
                            [preceding-sibling::tei:div[@type = 'participants']]">
        <div class="preface">
          <xsl:call-template name="line"/>
          <xsl:apply-templates/>
        </div>
        <xsl:call-template name="line"/>
      </xsl:for-each>
      <xsl:apply-templates select="$posts"/>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:post">
    <section class="post" id="{@xml:id}">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
      <xsl:call-template name="line"/>
      <xsl:apply-templates select="." mode="speaker"/>
      <xsl:call-template name="line"/>
      <xsl:if test="@when"><p class="when"><time datetime="{@when}"><xsl:call-template name="date"><xsl:with-param name="iso" select="string(@when)"/></xsl:call-template></time></p><xsl:call-template name="line"/></xsl:if>
      <xsl:apply-templates select="*[not(self::tei:label[@type = 'speaker'])]"/>
    </section>
    <xsl:call-template name="line"/>
  </xsl:template>

  <xsl:template match="tei:post" mode="kind">
    <xsl:choose>
      <xsl:when test="not(@who)">unknown</xsl:when>
      <xsl:when test="contains(normalize-space(@who), ' ')">ambiguous</xsl:when>
      <xsl:when test="@resp">inferred</xsl:when>
      <xsl:otherwise>labelled</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:post" mode="speaker">
    <xsl:variable name="kind"><xsl:apply-templates select="." mode="kind"/></xsl:variable>
    <h3 class="speaker {$kind}">
      <span class="number"><xsl:value-of select="@n"/></span>
      <xsl:text> </xsl:text>
      <span class="name"><xsl:apply-templates select="." mode="name"/></span>
      <xsl:variable name="mark"><xsl:apply-templates select="." mode="certainty"/></xsl:variable>
      <xsl:if test="$mark != ''">
        <xsl:text> </xsl:text>
        <span class="certainty"><xsl:value-of select="$mark"/></span>
      </xsl:if>
    </h3>
  </xsl:template>

  <!-- The visible name; brackets are the editor's hand, as in any edition. -->
  <xsl:template match="tei:post" mode="name">
    <xsl:choose>
      <xsl:when test="@who">
        <xsl:if test="@resp and not(tei:label)"><xsl:text>[</xsl:text></xsl:if>
        <xsl:call-template name="names"><xsl:with-param name="pointers" select="normalize-space(@who)"/></xsl:call-template>
        <xsl:if test="@resp and not(tei:label)"><xsl:text>]</xsl:text></xsl:if>
      </xsl:when>
      <xsl:when test="tei:label"><xsl:value-of select="tei:label"/></xsl:when>
      <xsl:otherwise>Unattributed</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:post" mode="certainty">
    <xsl:choose>
      <xsl:when test="not(@resp)"/>
      <xsl:when test="@resp = '#editor'">editor’s attribution</xsl:when>
      <xsl:when test="contains(normalize-space(@who), ' ')"/>
      <xsl:when test="@cert = 'high'">inferred</xsl:when>
      <xsl:when test="@cert = 'medium'">probably</xsl:when>
      <xsl:otherwise>perhaps</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "#A #B" → "A or B". -->
  <xsl:template name="names">
    <xsl:param name="pointers"/>
    <xsl:param name="several" select="contains($pointers, ' ')"/>
    <xsl:variable name="first" select="substring-after(substring-before(concat($pointers, ' '), ' '), '#')"/>
    <xsl:variable name="rest" select="substring-after($pointers, ' ')"/>
    <xsl:variable name="person" select="key('id', $first)"/>
    <xsl:choose>
      <xsl:when test="$several and $person/tei:persName[@type = 'proposedCode']">
        <xsl:value-of select="$person/tei:persName[@type = 'proposedCode']"/>
      </xsl:when>
      <xsl:when test="$person/tei:persName">
        <xsl:variable name="code" select="string($person/tei:persName[@type = 'code'])"/>
        <xsl:value-of select="$code"/>
        <xsl:if test="$person/tei:note[@type = 'sharedCode'] and
                      not($several and $person/../tei:person[tei:persName[@type = 'code'] = $code]
                                                            [tei:persName[@type = 'proposedCode']])">
          <xsl:text> (participant </xsl:text><xsl:value-of select="$person/@n"/><xsl:text>)</xsl:text>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$rest != ''">
      <xsl:text> or </xsl:text>
      <xsl:call-template name="names">
        <xsl:with-param name="pointers" select="$rest"/>
        <xsl:with-param name="several" select="$several"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
