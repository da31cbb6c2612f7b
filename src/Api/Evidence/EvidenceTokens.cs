using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Kpi.Data.Evidence;
using Kpi.Kpis;
using Kpi.Kpis.Values;

namespace Kpi.Api.Evidence;

/// <summary>
/// Writes the number that somebody read into a token, signed with the installation's key so that nobody can change what it names. A token
/// opens nothing: whoever brings it sees no more than they would without.
/// </summary>
/// <param name="key">A secret of the installation that nothing else is signed with.</param>
public sealed class EvidenceTokens(byte[] key)
{
    // Longer texts are no tokens; they are not even decoded.
    private const int MostCharacters = 2000;

    /// <summary>The token of a number.</summary>
    public string Seal(EvidenceCell cell)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(Content.Of(cell));
        return $"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, content))}";
    }

    /// <summary>The number that a token names; null if this installation did not write it as it stands.</summary>
    public EvidenceCell? Open(string token)
    {
        if (token.Length > MostCharacters || token.Split('.') is not [var text, var signature])
        {
            return null;
        }

        try
        {
            var content = Base64Url.DecodeFromChars(text);
            return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, content), Base64Url.DecodeFromChars(signature))
                ? JsonSerializer.Deserialize<Content>(content)!.ToCell()
                : null;
        }
        catch (Exception foreign) when (foreign is FormatException or JsonException)
        {
            return null;
        }
    }

    // Short names, because a table may hold thousands of tokens.
    private sealed record Content(
        string K,
        int V,
        string F,
        string B,
        int M,
        KpiPeriod P,
        Tier? T,
        Hierarchy H,
        int? Am,
        int? An,
        long D,
        double Nu,
        double De
    )
    {
        public static Content Of(EvidenceCell cell) =>
            new(
                cell.Kpi,
                cell.Version,
                cell.Fingerprint,
                cell.Branch,
                cell.Month.ToNumber(),
                cell.Period,
                cell.Tier,
                cell.Hierarchy,
                cell.AsOf?.Month.ToNumber(),
                cell.AsOf?.Number,
                cell.DataVersion,
                cell.Numerator,
                cell.Denominator
            );

        public EvidenceCell ToCell() =>
            new(
                K,
                V,
                F,
                B,
                Month.FromNumber(M),
                P,
                T,
                H,
                Am is { } month && An is { } number ? new RevisionId(Month.FromNumber(month), number) : null,
                D,
                Nu,
                De
            );
    }
}
