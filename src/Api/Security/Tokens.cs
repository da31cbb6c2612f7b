using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Security;

/// <summary>Bearer tokens: who asks, and the branch at the top of what they may see.</summary>
internal static class Tokens
{
    public const string RoleClaim = "role";
    public const string BranchClaim = "branch";
    private const string Issuer = "kpi-demo";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static string Issue(SecurityKey key, Role role, string? branch, TimeProvider time)
    {
        var claims = new ClaimsIdentity([new(RoleClaim, role.ToString())]);
        if (branch is not null)
        {
            claims.AddClaim(new(BranchClaim, branch));
        }

        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Subject = claims,
                Issuer = Issuer,
                Audience = Issuer,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + Lifetime,
                SigningCredentials = new(key, SecurityAlgorithms.HmacSha256),
            }
        );
    }

    /// <summary>Takes the tokens that this key signed, as long as they are good by this clock, and no others.</summary>
    public static void Configure(JwtBearerOptions options, SecurityKey key, TimeProvider time)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = Validation(key, time);
    }

    private static TokenValidationParameters Validation(SecurityKey key, TimeProvider time) =>
        new()
        {
            IssuerSigningKey = key,
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RoleClaimType = RoleClaim,
            LifetimeValidator = (from, until, _, parameters) => IsGood(from, until, time.GetUtcNow().UtcDateTime, parameters.ClockSkew),
        };

    /// <summary>A token needs an end, not a beginning. The skew moves the clock, not the token's dates, which may be the last ones there are.</summary>
    private static bool IsGood(DateTime? from, DateTime? until, DateTime now, TimeSpan skew) =>
        (from is null || from <= now + skew) && now - skew < until;
}
